using System.Text.Json.Serialization;
using Platform.Api.Skills.Rules;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>A skill's set-up as a GET answers it; every secret is <c>set</c>, and the whole can be sent back (api.md 3).</summary>
internal sealed record SkillJson
{
    /// <summary>The skill.</summary>
    public required string SkillId { get; init; }

    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary><c>development</c> or <c>live</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>The Alexa client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Always <c>set</c>.</summary>
    public required string ClientSecret { get; init; }

    /// <summary><c>previous</c> while Amazon takes only the secret before the last change; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientSecretInUse { get; init; }

    /// <summary>The redirect URIs; the first is the default.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The skill's page in the store, or null.</summary>
    public required string? Asin { get; init; }

    /// <summary>Whether consent URLs carry a PKCE challenge.</summary>
    public required bool Pkce { get; init; }

    /// <summary>Who mints the user's authorization code.</summary>
    public required AuthorizationJson Authorization { get; init; }

    /// <summary>Where the partner hears of changes, or null.</summary>
    public required WebhookJson? Webhook { get; init; }

    /// <summary>When tokens are refreshed.</summary>
    public required RefreshJson Refresh { get; init; }

    /// <summary>Origins of the partner's web pages.</summary>
    public required IReadOnlyList<string> WebOrigins { get; init; }

    /// <summary>The partner's apps, or null.</summary>
    public required AppsJson? Apps { get; init; }

    /// <summary>When it was first put.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last put.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The skill as JSON has it.</summary>
    public static SkillJson Of(Skill skill, DateTimeOffset now)
    {
        var settings = skill.Settings;
        return new SkillJson
        {
            SkillId = skill.Id.Value,
            Name = settings.Name,
            Stage = settings.Stage,
            ClientId = settings.ClientId,
            ClientSecret = SkillRules.Kept,
            ClientSecretInUse = skill.Credentials is [{ PreviousInUse: true } used, ..] && used.Secret.PreviousAt(now) is not null ? "previous" : null,
            RedirectUris = settings.RedirectUris,
            Asin = settings.Asin,
            Pkce = settings.Pkce,
            Authorization = AuthorizationJson.Of(settings.Authorization),
            Webhook = settings.Webhook is { } webhook ? new WebhookJson(webhook.Url, SkillRules.Kept) : null,
            Refresh = new RefreshJson(settings.RefreshPolicy),
            WebOrigins = settings.WebOrigins,
            Apps = settings.Apps is { } apps ? AppsJson.Of(apps) : null,
            CreatedAt = skill.CreatedAt,
            UpdatedAt = skill.UpdatedAt,
        };
    }
}
