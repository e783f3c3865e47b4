using System.Net;
using System.Net.Sockets;

namespace Platform.Browser.Tests.Harness;

/// <summary>
/// Loopback ports for programs that must come back at the same address after a restart. They lie below the range that the system hands out by
/// itself, so no connection of another test takes one meanwhile.
/// </summary>
internal static class Ports
{
    private const int First = 10_000;
    private const int Count = 9_000;
    private const int MostInARow = 3;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>The first of so many free ports in a row, at most 3.</summary>
    public static int Free(int inARow = 1)
    {
        while (true)
        {
            var port = First + ((Interlocked.Add(ref _next, MostInARow) & int.MaxValue) % Count);
            if (Enumerable.Range(port, inARow).All(IsFree))
            {
                return port;
            }
        }
    }

    /// <summary>Whether nobody listens there.</summary>
    public static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            // Taken.
            return false;
        }
    }
}
