using System.Net;
using Platform.Grains.Outbound;

namespace Platform.Api.Skills.Rules;

/// <summary>
/// Addresses that the platform will call (api.md 3, 8): https and no private or loopback target outside Development. What a name resolves to
/// is checked when it is called.
/// </summary>
internal static class TargetRule
{
    private static readonly string[] LocalNames = ["localhost", ".localhost", ".local", ".internal", ".home.arpa"];

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string? text, bool development) =>
        WebAddress.TryParse(text, out var address)
        && (development || (address.Scheme == Uri.UriSchemeHttps && IsPublic(address)));

    /// <summary>The rule in words, for problems.</summary>
    public static string Words(bool development) => development
        ? "must be an http(s) address without user and fragment"
        : "must be an https address without user and fragment, and not on a private network";

    private static bool IsPublic(Uri address) => IPAddress.TryParse(address.IdnHost, out var ip)
        ? PublicAddresses.Contains(ip)
        : address.Host.Contains('.', StringComparison.Ordinal)
            && !LocalNames.Any(name => address.Host.EndsWith(name, StringComparison.OrdinalIgnoreCase));
}
