using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>An app for iOS.</summary>
internal sealed record IosAppRequest
{
    /// <summary>Team and bundle, <c>TEAMID.com.example.app</c>.</summary>
    [Required]
    public string? AppId { get; init; }

    /// <summary>The paths that it opens, such as <c>/callback*</c>; 1 to 20.</summary>
    [Required]
    public IReadOnlyList<string?>? Paths { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check, string place)
    {
        if (check.Required($"{place}.appId", AppId))
        {
            check.That($"{place}.appId", AppRules.IsAppleAppId(AppId), "must be a team and a bundle such as `TEAMID.com.example.app`");
        }

        if (check.Required($"{place}.paths", Paths))
        {
            check.That(
                $"{place}.paths",
                Paths.Count is >= 1 and <= SkillRules.MostApps && Paths.All(path => path is not null && AppRules.IsPath(path)),
                $"must be 1 to {SkillRules.MostApps} paths that start with `/`");
        }
    }
}
