using System.Net;
using System.Net.Sockets;

namespace Platform.Grains.Outbound;

/// <summary>
/// The addresses of the public internet: those that the platform may call on a partner's word (api.md 3, 8). What IANA keeps for special
/// purposes is not among them (RFC 6890 and its registries).
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 = Networks(
        "0.0.0.0/8", // this network
        "10.0.0.0/8",
        "100.64.0.0/10", // shared by the customers of a carrier
        "127.0.0.0/8",
        "169.254.0.0/16", // link-local, with the metadata services of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24", // documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24", // relays of 6to4
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15", // measurements
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, and broadcast

    // Everything outside is loopback, unspecified, unique-local, link-local, multicast, embeds an IPv4 address, or belongs to nobody yet.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 = Networks(
        "2001::/23", // protocols, Teredo among them
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4, which embeds an IPv4 address
        "2620:4f:8000::/48",
        "3fff::/20"); // documentation

    // A network that has no IPv4 reaches IPv4 addresses through these (RFC 6052); its resolver makes them up.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether this is an address of the public internet, however it is written.</summary>
    public static bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Plain(address);
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !IsIn(Special4, plain),
            AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(plain) && !IsIn(Special6, plain),
            _ => false,
        };
    }

    private static IPAddress Plain(IPAddress address) => address switch
    {
        { AddressFamily: not AddressFamily.InterNetworkV6 } => address,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        _ when Nat64.Contains(address) => new IPAddress(address.GetAddressBytes().AsSpan(12)),
        _ => address,
    };

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
