namespace Platform.AmazonSimulator.Tokens;

/// <summary>An Amazon authorization code and what it is bound to.</summary>
internal sealed class IssuedCode
{
    public required long Id { get; init; }

    public required string Value { get; init; }

    public required string ClientId { get; init; }

    public required string SkillId { get; init; }

    public required string User { get; init; }

    public required string RedirectUri { get; init; }

    public required string? State { get; init; }

    public required string? Stage { get; init; }

    public required string? CodeChallenge { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public Presentations Presentations { get; } = new();
}
