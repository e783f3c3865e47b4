namespace Platform.Api.Skills.Rules;

/// <summary>Redirect URIs (api.md 3): https; plain http only for this machine, in Development.</summary>
internal static class RedirectUriRule
{
    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string? text, bool development) =>
        WebAddress.TryParse(text, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (development && WebAddress.IsLoopback(address)));

    /// <summary>The rule in words, for problems.</summary>
    public static string Words(bool development) =>
        "must be an https address" + (development ? " (or http on a loopback address)" : "") + " without user, fragment, backslashes and dot segments";
}
