namespace Platform.Grains.Links.Work;

/// <summary>The storage refused. It never leaves the grain: commands turn it into <c>storage.unavailable</c>.</summary>
public sealed class CommitFailedException : Exception
{
    /// <summary>The write was not even tried.</summary>
    public CommitFailedException(string message)
        : base(message)
    {
    }

    /// <summary>The storage failed.</summary>
    public CommitFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
