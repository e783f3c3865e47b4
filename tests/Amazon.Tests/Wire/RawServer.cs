using System.Net;
using System.Net.Sockets;

namespace Platform.Amazon.Tests.Wire;

/// <summary>A TCP server that does to each connection whatever a test asks for, and counts the requests that reached it.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawConnection, Task> _serve;
    private Task _accepting = Task.CompletedTask;
    private int _requests;

    private RawServer(Func<RawConnection, Task> serve) => _serve = serve;

    public string Authority => _listener.LocalEndpoint.ToString()!;

    public string Url => $"http://{Authority}";

    /// <summary>How many requests arrived whole, over all connections.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static RawServer Start(Func<RawConnection, Task> serve)
    {
        var server = new RawServer(serve);
        server._listener.Start();
        server._accepting = server.Accept();
        return server;
    }

    /// <summary>Reads a request, then answers with these bytes and closes.</summary>
    public static RawServer Answering(string answer) => Start(async connection =>
    {
        await connection.ReadRequest();
        await connection.Write(answer);
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    internal void Count() => Interlocked.Increment(ref _requests);

    private async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(Serve(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                await _serve(new RawConnection(socket, this, _stop.Token));
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException)
            {
                // The client hung up, or the test is over.
                return;
            }
        }
    }
}
