namespace Platform.Rival.Http;

/// <summary>A row of the table of codes (api.md 7).</summary>
internal sealed record ProblemRow(int Status, bool Retryable, bool Restart, string? UserMessage, string Title);
