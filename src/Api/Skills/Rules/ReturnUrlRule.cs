using System.Text.RegularExpressions;

namespace Platform.Api.Skills.Rules;

/// <summary>Where the hosted page may lead back to (api.md 6): https or an app's own scheme, never one that a browser runs or reads itself.</summary>
internal static partial class ReturnUrlRule
{
    /// <summary>The rule in words, for problems.</summary>
    public const string Words =
        "must be an https address or one of an app's own scheme; never http, javascript, data, vbscript, file, blob or intent";

    private static readonly string[] Refused =
        ["http", "javascript", "data", "vbscript", "file", "filesystem", "blob", "intent", "about", "view-source", "ws", "wss", "ftp", "content"];

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string text)
    {
        if (Grammar().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var scheme = match.Groups["scheme"].Value;
        return string.Equals(scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
            ? RedirectUriRule.Holds(text, development: false)
            : !Refused.Contains(scheme, StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\A(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,63}):[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{1,1900}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
