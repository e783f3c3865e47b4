namespace Orleans.Storage;

/// <summary>The stored record is not the one last read, so nothing was written. Where it escapes a grain, the activation goes.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public sealed class InconsistentStateException(string? message = null, Exception? innerException = null)
    : OrleansException(message, innerException)
{
    /// <summary>With both ETags.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg) => (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    /// <summary>ETag of the record in the store.</summary>
    public string? StoredEtag { get; }

    /// <summary>ETag that the writer had.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Whether it has not yet left the activation whose state is stale.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
