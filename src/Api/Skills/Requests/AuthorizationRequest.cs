using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;
using Platform.Grains.Skills;

namespace Platform.Api.Skills.Requests;

/// <summary>Who mints the user's authorization code for the partner's service (api.md 3).</summary>
internal sealed record AuthorizationRequest
{
    /// <summary>This platform's own authorization server.</summary>
    public const string Builtin = "builtin";

    /// <summary>The partner's authorization server, which the platform asks.</summary>
    public const string CallOut = AuthorizationSettings.CallOut;

    /// <summary>The partner sends the code with the callback.</summary>
    public const string Supplied = "supplied";

    /// <summary><c>builtin</c>, <c>callout</c> or <c>supplied</c>.</summary>
    [Required, AllowedValues(Builtin, CallOut, Supplied)]
    public string? Mode { get; init; }

    /// <summary>Mode <c>builtin</c>: what Alexa presents to <c>/oauth/token</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>Mode <c>builtin</c>: its secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>
    /// Mode <c>callout</c>: whom the platform asks for a code, by a signed <c>POST {"skillId","userId","redirectUri"}</c> that is to be
    /// answered by <c>{"code"}</c> within 3 s. https and public outside Development; redirects are not followed.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>Mode <c>callout</c>: the signing secret, <c>whsec_</c> and the base64 of 24 to 64 bytes (Standard Webhooks 1.0).</summary>
    public string? Secret { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check)
    {
        if (!check.Required("authorization.mode", Mode))
        {
            return;
        }

        switch (Mode)
        {
            case Builtin:
                CheckClient(check);
                break;
            case CallOut:
                CheckTarget(check);
                break;
            default:
                check.That("authorization.mode", Mode == Supplied, $"must be `{Builtin}`, `{CallOut}` or `{Supplied}`");
                break;
        }

        if (Mode is CallOut or Supplied)
        {
            Absent(check, "authorization.clientId", ClientId);
            Absent(check, "authorization.clientSecret", ClientSecret);
        }

        if (Mode is Builtin or Supplied)
        {
            Absent(check, "authorization.url", Url);
            Absent(check, "authorization.secret", Secret);
        }
    }

    private void CheckClient(MemberCheck check)
    {
        if (check.Required("authorization.clientId", ClientId))
        {
            check.That("authorization.clientId", Text.IsToken(ClientId, SkillRules.LongestClientId), $"{Text.TokenRule}, at most {SkillRules.LongestClientId}");
        }

        SkillRules.Secret(check, "authorization.clientSecret", ClientSecret);
    }

    private void CheckTarget(MemberCheck check)
    {
        if (check.Required("authorization.url", Url))
        {
            check.That("authorization.url", TargetRule.Holds(Url, check.Development), TargetRule.Words(check.Development));
        }

        check.That("authorization.secret", SigningSecretRule.Holds(Secret), SigningSecretRule.Words);
    }

    private void Absent(MemberCheck check, string member, string? value) => check.That(member, value is null, $"has no meaning in mode `{Mode}`");
}
