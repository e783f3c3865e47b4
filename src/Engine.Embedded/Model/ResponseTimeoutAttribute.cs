namespace Orleans;

/// <summary>How long a caller of this grain method waits before it gets a <see cref="TimeoutException"/>.</summary>
/// <param name="timeout">In the form hh:mm:ss.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
