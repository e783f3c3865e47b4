namespace Platform.Rival.Http;

/// <summary>Problem details (RFC 9457) with the members of api.md 1.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, bool Retryable, bool Restart, string? UserMessage, string TraceId);
