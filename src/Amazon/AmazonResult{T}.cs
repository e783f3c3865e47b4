using System.Diagnostics.CodeAnalysis;

namespace Platform.Amazon;

/// <summary>A value from Amazon, or why there is none. Made by <see cref="AmazonResult"/>.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed class AmazonResult<T>
{
    private readonly T? _value;

    internal AmazonResult(T? value, AmazonFailure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call failed.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"A failed call has no value: {Failure.Code}.");

    /// <summary>Why it failed; null after success.</summary>
    public AmazonFailure? Failure { get; }

    /// <summary>Code and delivery of a failure, or that it succeeded; never the value.</summary>
    public override string ToString() => Failure is null ? "succeeded" : Failure.ToString();
}
