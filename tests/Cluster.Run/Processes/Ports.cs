using System.Net;
using System.Net.Sockets;

namespace Platform.Cluster.Run.Processes;

/// <summary>Ports that stay a process's own over its restarts: below the range that the system hands out by itself.</summary>
internal static class Ports
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _next = Random.Shared.Next(Count);

    public static int Free()
    {
        while (true)
        {
            var port = First + (_next++ % Count);
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
