using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>
/// A skill's set-up (api.md 3). Members left out return to their default; a secret left out, or sent as <c>set</c>, is kept. What a GET
/// answers besides is ignored, so that it can be sent back.
/// </summary>
internal sealed record PutSkillRequest : IJsonRequest<PutSkillRequest>
{
    /// <summary>A name for people, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary><c>development</c> until the skill is published, then <c>live</c>.</summary>
    [Required, AllowedValues("development", "live")]
    public string? Stage { get; init; }

    /// <summary>The Alexa client id, at most 100 bytes (protocol.md 1).</summary>
    [Required]
    public string? ClientId { get; init; }

    /// <summary>The Alexa client secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>1 to 10 redirect URIs, compared exactly; the first is the default.</summary>
    [Required]
    public IReadOnlyList<string?>? RedirectUris { get; init; }

    /// <summary>The skill's page in the store, 10 alphanumerics.</summary>
    public string? Asin { get; init; }

    /// <summary>Whether consent URLs carry a PKCE challenge; default true.</summary>
    public bool? Pkce { get; init; }

    /// <summary>Who mints the user's authorization code.</summary>
    [Required]
    public AuthorizationRequest? Authorization { get; init; }

    /// <summary>Where the partner hears of changes.</summary>
    public WebhookRequest? Webhook { get; init; }

    /// <summary>When tokens are refreshed.</summary>
    public RefreshRequest? Refresh { get; init; }

    /// <summary>Origins of the partner's web pages, at most 10.</summary>
    public IReadOnlyList<string?>? WebOrigins { get; init; }

    /// <summary>The partner's apps.</summary>
    public AppsRequest? Apps { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? SkillId { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? CreatedAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? UpdatedAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? ClientSecretInUse { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        if (check.Required("name", Name))
        {
            check.That("name", Text.IsName(Name), Text.NameRule);
        }

        if (check.Required("stage", Stage))
        {
            check.That("stage", SkillRules.IsStage(Stage), SkillRules.StageRule);
        }

        if (check.Required("clientId", ClientId))
        {
            check.That("clientId", Text.IsToken(ClientId, SkillRules.LongestClientId), $"{Text.TokenRule}, at most {SkillRules.LongestClientId}");
        }

        SkillRules.Secret(check, "clientSecret", ClientSecret);
        check.That("asin", Asin is null || SkillRules.IsAsin(Asin), "must be 10 letters and digits");
        if (check.Required("authorization", Authorization))
        {
            Authorization.Check(check);
        }

        CheckAddresses(check);
        Refresh?.Check(check);
        Webhook?.Check(check);
        Apps?.Check(check);
    }

    private void CheckAddresses(MemberCheck check)
    {
        if (check.Required("redirectUris", RedirectUris))
        {
            check.That("redirectUris", RedirectUris.Count is >= 1 and <= SkillRules.MostUris, $"must have 1 to {SkillRules.MostUris} entries");
            check.That("redirectUris", RedirectUris.Distinct().Count() == RedirectUris.Count, "must not have an entry twice");
            for (var i = 0; i < RedirectUris.Count; i++)
            {
                check.That($"redirectUris[{i}]", RedirectUriRule.Holds(RedirectUris[i], check.Development), RedirectUriRule.Words(check.Development));
            }
        }

        for (var i = 0; i < (WebOrigins?.Count ?? 0); i++)
        {
            check.That($"webOrigins[{i}]", OriginRule.Holds(WebOrigins![i], check.Development), OriginRule.Words);
        }

        check.That("webOrigins", WebOrigins is null || WebOrigins.Count <= SkillRules.MostUris, $"must have at most {SkillRules.MostUris} entries");
    }
}
