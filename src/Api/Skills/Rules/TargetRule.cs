using System.Net;
using System.Net.Sockets;

namespace Platform.Api.Skills.Rules;

/// <summary>
/// Addresses that the platform will call (api.md 3, 8): https and no private or loopback target outside Development. What a name resolves to
/// is checked when it is called.
/// </summary>
internal static class TargetRule
{
    private static readonly string[] LocalNames = ["localhost", ".localhost", ".local", ".internal", ".home.arpa"];

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "100::/64", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string? text, bool development) =>
        WebAddress.TryParse(text, out var address)
        && (development || (address.Scheme == Uri.UriSchemeHttps && IsPublic(address)));

    /// <summary>The rule in words, for problems.</summary>
    public static string Words(bool development) => development
        ? "must be an http(s) address without user and fragment"
        : "must be an https address without user and fragment, and not on a private network";

    private static bool IsPublic(Uri address)
    {
        if (!IPAddress.TryParse(address.IdnHost, out var ip))
        {
            return address.Host.Contains('.', StringComparison.Ordinal)
                && !LocalNames.Any(name => address.Host.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        }

        var plain = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !NotPublic.Any(network => network.Contains(plain));
    }
}
