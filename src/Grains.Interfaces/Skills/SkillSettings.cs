using System.Collections.Immutable;

namespace Platform.Grains.Skills;

/// <summary>What a partner sets for a skill (api.md 3), without its Alexa client secret, which is in <see cref="Skill.Credentials"/>.</summary>
[GenerateSerializer, Immutable, Alias("SkillSettings")]
public sealed record SkillSettings
{
    /// <summary>A name for people.</summary>
    [Id(0)] public string Name { get; init; } = "";

    /// <summary><c>development</c> until the skill is published, then <c>live</c>.</summary>
    [Id(1)] public string Stage { get; init; } = "";

    /// <summary>The Alexa client id.</summary>
    [Id(2)] public string ClientId { get; init; } = "";

    /// <summary>The redirect URIs, compared exactly; the first is the default.</summary>
    [Id(3)] public ImmutableArray<string> RedirectUris { get; init; } = [];

    /// <summary>The skill's page in the store, 10 alphanumerics, or null.</summary>
    [Id(4)] public string? Asin { get; init; }

    /// <summary>Whether consent URLs carry a PKCE challenge.</summary>
    [Id(5)] public bool Pkce { get; init; } = true;

    /// <summary>Who mints the user's authorization code.</summary>
    [Id(6)] public AuthorizationSettings Authorization { get; init; } = new();

    /// <summary>Where the partner hears of changes, or null.</summary>
    [Id(7)] public WebhookSettings? Webhook { get; init; }

    /// <summary><c>onDemand</c>, <c>keepAlive</c> or <c>eager</c>.</summary>
    [Id(8)] public string RefreshPolicy { get; init; } = "keepAlive";

    /// <summary>Origins of the partner's web pages.</summary>
    [Id(9)] public ImmutableArray<string> WebOrigins { get; init; } = [];

    /// <summary>The partner's apps, or null.</summary>
    [Id(10)] public AppSettings? Apps { get; init; }
}
