using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>Who mints the user's authorization code for the partner's service (api.md 3).</summary>
internal sealed record AuthorizationRequest
{
    /// <summary>This platform's own authorization server.</summary>
    public const string Builtin = "builtin";

    /// <summary>The partner sends the code with the callback.</summary>
    public const string Supplied = "supplied";

    /// <summary><c>builtin</c> or <c>supplied</c>.</summary>
    [Required, AllowedValues(Builtin, Supplied)]
    public string? Mode { get; init; }

    /// <summary>Mode <c>builtin</c>: what Alexa presents to <c>/oauth/token</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>Mode <c>builtin</c>: its secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Belongs to mode <c>callout</c>, which is not there yet.</summary>
    [Undocumented]
    public JsonElement? Url { get; init; }

    /// <summary>Belongs to mode <c>callout</c>, which is not there yet.</summary>
    [Undocumented]
    public JsonElement? Secret { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check)
    {
        if (!check.Required("authorization.mode", Mode))
        {
            return;
        }

        check.That("authorization.mode", Mode is Builtin or Supplied, $"must be `{Builtin}` or `{Supplied}`");
        if (Mode == Builtin)
        {
            if (check.Required("authorization.clientId", ClientId))
            {
                check.That("authorization.clientId", Text.IsToken(ClientId, SkillRules.LongestClientId), $"{Text.TokenRule}, at most {SkillRules.LongestClientId}");
            }

            SkillRules.Secret(check, "authorization.clientSecret", ClientSecret);
        }

        if (Mode == Supplied)
        {
            check.That("authorization.clientId", ClientId is null, $"has no meaning in mode `{Supplied}`");
            check.That("authorization.clientSecret", ClientSecret is null, $"has no meaning in mode `{Supplied}`");
        }

        if (Mode is Builtin or Supplied)
        {
            check.That("authorization.url", Absent(Url), $"has no meaning in mode `{Mode}`");
            check.That("authorization.secret", Absent(Secret), $"has no meaning in mode `{Mode}`");
        }
    }

    private static bool Absent(JsonElement? member) => member is null or { ValueKind: JsonValueKind.Null };
}
