using System.Text.RegularExpressions;

namespace Platform.Api.Skills.Rules;

/// <summary>Rules for what association files say of apps (protocol.md 7).</summary>
internal static partial class AppRules
{
    /// <summary>Team and bundle of an app for iOS.</summary>
    public static bool IsAppleAppId(string text) => AppleAppId().IsMatch(text);

    /// <summary>A path with wildcards.</summary>
    public static bool IsPath(string text) => Path().IsMatch(text);

    /// <summary>A package of Android.</summary>
    public static bool IsPackage(string text) => Package().IsMatch(text);

    /// <summary>A SHA-256 fingerprint: 32 upper-case hex pairs with colons.</summary>
    public static bool IsFingerprint(string text) => Fingerprint().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,20}(\.[A-Za-z0-9-]+){1,16}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AppleAppId();

    [GeneratedRegex(@"\A/[!-~]{0,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A(?=.{3,223}\z)[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Package();

    [GeneratedRegex(@"\A[0-9A-F]{2}(:[0-9A-F]{2}){31}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fingerprint();
}
