using System.Diagnostics.CodeAnalysis;

namespace Platform.Rival.Amazon;

/// <summary>An answer of Amazon's or the failure.</summary>
internal readonly record struct AmazonResult<T>(T? Value, AmazonFailure? Failure)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;
}
