using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The stored record is not the one last read, so nothing was written. Where it escapes a grain, the activation goes.</summary>
public sealed class InconsistentStateException : OrleansException
{
    /// <summary>With no more to say.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>With both ETags.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base(errorMsg) => (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    /// <summary>ETag of the record in the store.</summary>
    public string? StoredEtag { get; }

    /// <summary>ETag that the writer had.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Whether it has not yet left the activation whose state is stale.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
