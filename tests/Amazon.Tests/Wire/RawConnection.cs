using System.Net.Sockets;
using System.Text;

namespace Platform.Amazon.Tests.Wire;

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
public sealed class RawConnection(Socket socket, RawServer server, CancellationToken stop)
{
    public CancellationToken Stop => stop;

    /// <summary>Reads headers and, by Content-Length, the body.</summary>
    public async Task<string> ReadRequest()
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            var count = await socket.ReceiveAsync(buffer, SocketFlags.None, stop);
            if (count == 0)
                throw new IOException("The client closed in the middle of a request.");
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        server.Count();
        return text.ToString();
    }

    public async Task Write(string text) => await socket.SendAsync(Encoding.Latin1.GetBytes(text), SocketFlags.None, stop);

    /// <summary>Cuts the connection with a reset instead of an orderly end.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends the connection in an orderly way.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Both);

    /// <summary>Waits until the client has hung up.</summary>
    public async Task UntilClosed()
    {
        var buffer = new byte[1];
        while (await socket.ReceiveAsync(buffer, SocketFlags.None, stop) > 0)
        {
        }
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = text[..end].Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
        return text.Length >= end + 4 + length;
    }
}
