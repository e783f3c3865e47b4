using System.Net;
using System.Net.Sockets;

namespace Platform.Flow.Tests.Harness;

/// <summary>
/// Ports for processes that must come back at the same address after a restart. They lie below the range that the system hands out by itself,
/// so no connection of another test takes one while its process is down.
/// </summary>
internal static class Ports
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _next = Random.Shared.Next(Count);

    public static int Free()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref _next) & int.MaxValue) % Count);
            using var probe = new TcpListener(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken by somebody else.
            }
        }
    }
}
