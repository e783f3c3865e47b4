using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>The partner's apps that open redirects.</summary>
/// <param name="Ios">Apps for iOS.</param>
/// <param name="Android">Apps for Android.</param>
/// <param name="ReturnUrl">Where the hosted page leads back to, or null.</param>
internal sealed record AppsJson(IReadOnlyList<IosAppJson> Ios, IReadOnlyList<AndroidAppJson> Android, string? ReturnUrl)
{
    /// <summary>The settings as JSON has them.</summary>
    public static AppsJson Of(AppSettings settings) => new(
        [.. settings.Ios.Select(app => new IosAppJson(app.AppId, app.Paths))],
        [.. settings.Android.Select(app => new AndroidAppJson(app.PackageName, app.Sha256Fingerprints))],
        settings.ReturnUrl);
}
