namespace Platform.Amazon.Http;

/// <summary>How much of an answer's body could be read.</summary>
internal enum BodyState
{
    /// <summary>All of it; it may be empty.</summary>
    Whole,

    /// <summary>More than <see cref="Transport.LargestBody"/>.</summary>
    TooLarge,

    /// <summary>The connection broke, or time ran out.</summary>
    Broken,
}
