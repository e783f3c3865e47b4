namespace Platform.Rival.Skills;

/// <summary>A skill's set-up, secrets opened.</summary>
internal sealed record Skill
{
    public required string SkillId { get; init; }

    public required string PartnerId { get; init; }

    public required string Name { get; init; }

    public required string Stage { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public required string[] RedirectUris { get; init; }

    public required string? Asin { get; init; }

    public required bool Pkce { get; init; }

    public required string AuthorizationClientId { get; init; }

    public required string AuthorizationSecret { get; init; }

    public required string RefreshPolicy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
