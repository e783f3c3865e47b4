namespace Platform.AmazonSimulator.Contract;

/// <summary>
/// What a skill's developer enters at Amazon: the skill's Alexa client (protocol.md 0, pair B), its redirect URLs, and the partner's
/// token endpoint with the credentials that Alexa presents there (pair A).
/// </summary>
public sealed record ClientRegistration
{
    /// <summary>The Alexa client id; in a PUT the path says it, and this member is ignored.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The Alexa client secret.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The skill that the client belongs to.</summary>
    public required string SkillId { get; init; }

    /// <summary>The redirect URLs registered for the skill; compared byte for byte.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The stages in which the skill can be enabled, out of <c>development</c> and <c>live</c>.</summary>
    public IReadOnlyList<string> Stages { get; init; } = ["development", "live"];

    /// <summary>The partner's access token URL; without it every enablement ends in 400.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>The client id that Alexa presents at <see cref="TokenUrl"/>.</summary>
    public string AuthClientId { get; init; } = "";

    /// <summary>The client secret that Alexa presents at <see cref="TokenUrl"/>.</summary>
    public string AuthClientSecret { get; init; } = "";

    /// <summary>How it presents them.</summary>
    public AuthScheme AuthScheme { get; init; }
}
