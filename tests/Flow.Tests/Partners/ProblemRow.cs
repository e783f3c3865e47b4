namespace Platform.Flow.Tests.Partners;

/// <summary>A row of api.md 7; <paramref name="Restart"/> is null where it depends.</summary>
internal sealed record ProblemRow(int Status, bool Retryable, bool? Restart, string? UserMessage);
