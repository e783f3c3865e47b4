using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Skills.Requests;

/// <summary>An app for Android.</summary>
internal sealed record AndroidAppRequest
{
    /// <summary>The package.</summary>
    [Required]
    public string? PackageName { get; init; }

    /// <summary>SHA-256 fingerprints of its certificates: 32 upper-case hex pairs with colons; 1 to 20.</summary>
    [Required]
    public IReadOnlyList<string?>? Sha256Fingerprints { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check, string place)
    {
        if (check.Required($"{place}.packageName", PackageName))
        {
            check.That($"{place}.packageName", AppRules.IsPackage(PackageName), "must be a package name such as `com.example.app`");
        }

        if (check.Required($"{place}.sha256Fingerprints", Sha256Fingerprints))
        {
            check.That(
                $"{place}.sha256Fingerprints",
                Sha256Fingerprints.Count is >= 1 and <= SkillRules.MostApps
                    && Sha256Fingerprints.All(print => print is not null && AppRules.IsFingerprint(print)),
                $"must be 1 to {SkillRules.MostApps} fingerprints of 32 upper-case hex pairs with colons");
        }
    }
}
