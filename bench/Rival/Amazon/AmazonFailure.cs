namespace Platform.Rival.Amazon;

/// <summary>What a call to Amazon ended with instead of an answer.</summary>
/// <param name="Code">The code of api.md 7.</param>
/// <param name="Status">The HTTP status, or null where none came.</param>
/// <param name="NothingSpent">Whether the request certainly had no effect.</param>
/// <param name="Retryable">Whether the same call may go through later.</param>
internal sealed record AmazonFailure(string Code, int? Status, bool NothingSpent, bool Retryable);
