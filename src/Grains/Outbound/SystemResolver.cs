using System.Net;

namespace Platform.Grains.Outbound;

/// <summary>Looks up names as the machine is set up to.</summary>
internal sealed class SystemResolver : INameResolver
{
    /// <inheritdoc/>
    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
