using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orleans.Reminders;
using Platform.Engine;
using Platform.Tests.Servers;

namespace Platform.Contract.Tests.Hosting;

/// <summary>
/// What only Orleans needs of its host: a silo on free ports, alone in its cluster, with state and reminders in a Redis that all tests share, each
/// store under a service of its own, so that it outlives its silo.
/// </summary>
internal static class EngineUnderTest
{
    private static readonly Lazy<Task<RedisServer>> Redis = new(() => RedisServer.Start());

    /// <summary>The keys of the clocks that a test's manual time replaces. Ages are measured by a stopwatch that no clock moves.</summary>
    public static IReadOnlyList<string> Clocks { get; } =
        [PlatformClock.Key, TimeProviderNames.Grains, ReminderTimeProviderNames.Reminders];

    /// <summary>Settings of a host whose store is named by this folder.</summary>
    public static async Task<Dictionary<string, string?>> Settings(string folder)
    {
        var redis = await Redis.Value;
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        return new Dictionary<string, string?>
        {
            ["Orleans:Membership"] = "memory",
            ["Orleans:Storage"] = "redis",
            ["Orleans:ReminderStorage"] = "redis",
            ["Orleans:Redis"] = redis.Configuration,
            ["Orleans:ServiceId"] = Path.GetFileName(folder),
            ["Orleans:SiloPort"] = Port(silo),
            ["Orleans:GatewayPort"] = Port(gateway),
        };
    }

    private static string Port(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
