using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>Where the partner hears of changes (api.md 8).</summary>
internal sealed record WebhookRequest
{
    /// <summary>The address.</summary>
    [Required]
    public string? Url { get; init; }

    /// <summary>The signing secret: <c>whsec_</c> and the base64 of 24 to 64 bytes (Standard Webhooks 1.0).</summary>
    public string? Secret { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check)
    {
        if (check.Required("webhook.url", Url))
        {
            check.That("webhook.url", TargetRule.Holds(Url, check.Development), TargetRule.Words(check.Development));
        }

        check.That("webhook.secret", SigningSecretRule.Holds(Secret), SigningSecretRule.Words);
    }
}
