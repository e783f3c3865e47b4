using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Platform.Grains.Outbound;

/// <summary>
/// Opens the connections of calls made on a partner's word. The name is resolved here, once, and the address that was checked is the address
/// connected to: an answer of DNS that changes after the check reaches nobody (api.md 8). TLS, which comes after, still asks for the name.
/// </summary>
internal sealed partial class GuardedConnection(INameResolver names, TargetPolicy targets, ILogger<GuardedConnection> log)
{
    private const int MostAddresses = 4;

    // The next address gets its turn within the 3 s of a call-out where the first leads nowhere, as IPv6 does on many a machine.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    /// <summary>Opens a connection for the handler.</summary>
    /// <exception cref="HttpRequestException">The host has no address that may be called.</exception>
    /// <exception cref="SocketException">None of its addresses answers.</exception>
    public async ValueTask<Stream> Open(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await names.Resolve(host, cancellationToken);
        var allowed = addresses.Where(targets.Allows).Take(MostAddresses).ToArray();
        if (allowed.Length == 0)
        {
            NotPublic(log, host);
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has no public address.");
        }

        foreach (var address in allowed[..^1])
        {
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            turn.CancelAfter(Turn);
            try
            {
                return await Connect(address, port, turn.Token);
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return await Connect(allowed[^1], port, cancellationToken);
    }

    private static async Task<Stream> Connect(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Host} has no public address, so it is not called")]
    private static partial void NotPublic(ILogger logger, string host);
}
