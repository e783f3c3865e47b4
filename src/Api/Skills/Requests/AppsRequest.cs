using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>The partner's apps that open redirects (protocol.md 7).</summary>
internal sealed record AppsRequest
{
    /// <summary>Apps for iOS, at most 20.</summary>
    public IReadOnlyList<IosAppRequest?>? Ios { get; init; }

    /// <summary>Apps for Android, at most 20.</summary>
    public IReadOnlyList<AndroidAppRequest?>? Android { get; init; }

    /// <summary>Where the hosted page leads back to: https or a custom scheme.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check)
    {
        check.That("apps.ios", (Ios?.Count ?? 0) <= SkillRules.MostApps, $"must have at most {SkillRules.MostApps} entries");
        for (var i = 0; i < (Ios?.Count ?? 0); i++)
        {
            if (check.Required($"apps.ios[{i}]", Ios![i]))
            {
                Ios[i]!.Check(check, $"apps.ios[{i}]");
            }
        }

        check.That("apps.android", (Android?.Count ?? 0) <= SkillRules.MostApps, $"must have at most {SkillRules.MostApps} entries");
        for (var i = 0; i < (Android?.Count ?? 0); i++)
        {
            if (check.Required($"apps.android[{i}]", Android![i]))
            {
                Android[i]!.Check(check, $"apps.android[{i}]");
            }
        }

        check.That("apps.returnUrl", ReturnUrl is null || ReturnUrlRule.Holds(ReturnUrl), ReturnUrlRule.Words);
    }
}
