namespace Orleans.Storage;

/// <summary>The stored record is not the one last read, so nothing was written. Where it escapes a grain, the activation goes.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public sealed class InconsistentStateException(string? message = null, Exception? innerException = null)
    : OrleansException(message, innerException)
{
    /// <summary>Whether it has not yet left the activation whose state is stale.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
