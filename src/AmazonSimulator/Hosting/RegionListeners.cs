using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>One listening address per region; every connection knows by which of them it came.</summary>
internal sealed class RegionListeners
{
    private const string RegionItem = "simulator.region";
    private readonly Dictionary<Region, ListenOptions> _listeners = [];

    public void Listen(KestrelServerOptions kestrel, IReadOnlyDictionary<Region, IPEndPoint> addresses)
    {
        foreach (var (region, address) in addresses)
        {
            kestrel.Listen(address, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection =>
                {
                    connection.Items[RegionItem] = region;
                    return next(connection);
                });
                _listeners[region] = listen;
            });
        }
    }

    /// <summary>The region whose address a request came to.</summary>
    public static Region RegionOf(HttpContext context) =>
        (Region)context.Features.Get<IConnectionItemsFeature>()!.Items[RegionItem]!;

    /// <summary>The bare <c>host:port</c> of a region; the port is known once the server listens.</summary>
    public string HostOf(Region region) => _listeners[region].IPEndPoint!.ToString();
}
