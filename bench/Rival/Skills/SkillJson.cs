namespace Platform.Rival.Skills;

/// <summary>A skill's set-up as it is answered; every secret is <c>set</c>.</summary>
internal sealed record SkillJson(
    string SkillId,
    string Name,
    string Stage,
    string ClientId,
    string ClientSecret,
    IReadOnlyList<string> RedirectUris,
    string? Asin,
    bool Pkce,
    AuthorizationJson Authorization,
    RefreshJson Refresh,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public const string Kept = "set";

    public static SkillJson Of(Skill skill) => new(
        skill.SkillId, skill.Name, skill.Stage, skill.ClientId, Kept, skill.RedirectUris, skill.Asin, skill.Pkce,
        new AuthorizationJson("builtin", skill.AuthorizationClientId, Kept), new RefreshJson(skill.RefreshPolicy), skill.CreatedAt, skill.UpdatedAt);
}
