namespace Platform.Rival.Skills;

/// <summary>A skill's set-up (api.md 3), as far as the rival goes: mode <c>builtin</c>, no webhooks, no pages.</summary>
internal sealed record PutSkill(string Name, string Stage, string ClientId, IReadOnlyList<string> RedirectUris, AuthorizationJson Authorization)
{
    public string? ClientSecret { get; init; }

    public string? Asin { get; init; }

    public bool? Pkce { get; init; }

    public RefreshJson? Refresh { get; init; }

    /// <summary>Ignored, so that what a GET answered can be sent back.</summary>
    public string? SkillId { get; init; }

    /// <inheritdoc cref="SkillId"/>
    public string? CreatedAt { get; init; }

    /// <inheritdoc cref="SkillId"/>
    public string? UpdatedAt { get; init; }
}
