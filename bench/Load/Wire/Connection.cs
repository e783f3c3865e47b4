using System.Net;
using System.Net.Sockets;

namespace Platform.Load.Wire;

/// <summary>
/// One keep-alive connection that sends requests whose bytes are ready and reads answers as they are framed. On two cores the generator competes
/// with what it measures, and HttpClient costs several times what this does (bench/README.md has the figures). One call at a time.
/// </summary>
internal sealed class Connection(IPEndPoint target) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Socket? _socket;
    private byte[] _buffer = new byte[16 * 1024];
    private byte[] _body = new byte[4 * 1024];

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="IOException">The connection broke, or what came is no answer; the next call opens another one.</exception>
    public async ValueTask<Reply> Send(ReadOnlyMemory<byte> request)
    {
        try
        {
            var socket = _socket ??= await Open();
            for (var sent = 0; sent < request.Length;)
                sent += await socket.SendAsync(request[sent..]);
            return await Receive(socket);
        }
        catch (Exception broken) when (broken is SocketException or FormatException or OperationCanceledException)
        {
            Dispose();
            throw new IOException("The connection broke.", broken);
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async ValueTask<Socket> Open()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(target, limit.Token);
        return socket;
    }

    private async ValueTask<Reply> Receive(Socket socket)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, 2 * length);
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length));
            if (received == 0)
                throw new IOException("The connection was closed in the middle of an answer.");
            length += received;
            if (Framing.TryRead(_buffer.AsSpan(0, length), ref _body, out var status, out var body))
                return new Reply(status, _body.AsMemory(0, body));
        }
    }
}
