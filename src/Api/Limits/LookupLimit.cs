using System.Net;
using System.Net.Sockets;
using Platform.Api.Settings;
using Platform.Grains;

namespace Platform.Api.Limits;

/// <summary>
/// Bounds what made-up keys cost. Each would be a call of a grain and a read of the store, and a bucket for each would be a bucket for every
/// random text, so they are counted by where they come from: an address, or with IPv6 the 64 bits of a network. Such a bucket is as large as that of
/// a key, and only keys that are looked up and not found are taken out of it.
/// </summary>
internal sealed class LookupLimit(ApiSettings settings, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
{
    private const int NetworkBytes = 8;

    // Not those of the keys: strangers with many addresses can fill only these.
    private readonly MemoryRateWindows _callers = new(clock);

    /// <summary>Null where a caller may have a key looked up, else the time until it may.</summary>
    public TimeSpan? Wait(IPAddress? caller) =>
        settings.KeyLimit is { } limit && _callers.Take(NameOf(caller), 0, limit) is { Left: 0 } none ? none.Next : null;

    /// <summary>Notes that a caller's key was looked up and does not exist.</summary>
    public void FoundNothing(IPAddress? caller)
    {
        if (settings.KeyLimit is { } limit)
        {
            _callers.Take(NameOf(caller), 1, limit);
        }
    }

    private static string NameOf(IPAddress? caller) => caller switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(caller.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => caller.MapToIPv4().ToString(),
    };
}
