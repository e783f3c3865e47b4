namespace Platform.Amazon;

/// <summary>What is known about a request that failed. It decides whether a code or a token may be sent again (design.md 4).</summary>
public enum Delivery
{
    /// <summary>No byte of the request's body can have reached Amazon: nothing can have been spent.</summary>
    NotSent,

    /// <summary>Amazon gave a definite, readable answer.</summary>
    Answered,

    /// <summary>Time-out, reset or unreadable answer: it may have been spent.</summary>
    Unknown,
}
