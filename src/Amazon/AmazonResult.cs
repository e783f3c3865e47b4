namespace Platform.Amazon;

/// <summary>Makes results.</summary>
public static class AmazonResult
{
    /// <summary>A success.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static AmazonResult<T> Success<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    /// <typeparam name="T">The type that a success would have had.</typeparam>
    /// <param name="failure">Why.</param>
    public static AmazonResult<T> Failed<T>(AmazonFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(default, failure);
    }
}
