using System.Net;

namespace Platform.Grains.Outbound;

/// <summary>Looks up names.</summary>
internal interface INameResolver
{
    /// <summary>The addresses of a host, which may be an address itself.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name.</exception>
    Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken);
}
