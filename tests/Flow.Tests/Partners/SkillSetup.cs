using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;

namespace Platform.Flow.Tests.Partners;

/// <summary>A skill as its owner registers it here and at Amazon.</summary>
internal sealed record SkillSetup
{
    public required string SkillId { get; init; }

    public string Stage { get; init; } = "development";

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public IReadOnlyList<string> RedirectUris { get; init; } = ["https://link.ridehailer.example/callback"];

    public string? Asin { get; init; }

    public bool Pkce { get; init; } = true;

    public string Mode { get; init; } = "builtin";

    public required string AuthClientId { get; init; }

    public required string AuthClientSecret { get; init; }

    public AuthScheme AuthScheme { get; init; } = AuthScheme.Basic;

    /// <summary>The partner's own token endpoint in mode <c>supplied</c>; null: the platform's.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Whom to ask for codes in mode <c>callout</c>.</summary>
    public string? CallOutUrl { get; init; }

    /// <summary>What signs call-outs.</summary>
    public string? CallOutSecret { get; init; }

    /// <summary>When tokens are refreshed; null: as the platform does where nothing is said.</summary>
    public string? RefreshPolicy { get; init; }

    /// <summary>The body of <c>PUT /v1/skills/{skillId}</c> (api.md 3).</summary>
    public JsonObject Body()
    {
        var authorization = new JsonObject { ["mode"] = Mode };
        if (Mode == "builtin")
        {
            authorization["clientId"] = AuthClientId;
            authorization["clientSecret"] = AuthClientSecret;
        }

        if (Mode == "callout")
        {
            authorization["url"] = CallOutUrl;
            authorization["secret"] = CallOutSecret;
        }

        return new JsonObject
        {
            ["name"] = "Ride Hailer",
            ["stage"] = Stage,
            ["clientId"] = ClientId,
            ["clientSecret"] = ClientSecret,
            ["redirectUris"] = new JsonArray([.. RedirectUris.Select(uri => JsonValue.Create(uri))]),
            ["asin"] = Asin,
            ["pkce"] = Pkce,
            ["authorization"] = authorization,
            ["refresh"] = RefreshPolicy is null ? null : new JsonObject { ["policy"] = RefreshPolicy },
        };
    }

    /// <summary>The same at Amazon.</summary>
    public ClientRegistration AtAmazon(string platformUrl) => new()
    {
        ClientSecret = ClientSecret,
        SkillId = SkillId,
        RedirectUris = RedirectUris,
        TokenUrl = TokenUrl ?? platformUrl + "/oauth/token",
        AuthClientId = AuthClientId,
        AuthClientSecret = AuthClientSecret,
        AuthScheme = AuthScheme,
    };
}
