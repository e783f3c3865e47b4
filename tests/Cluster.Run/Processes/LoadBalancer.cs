using System.Net;
using System.Net.Sockets;

namespace Platform.Cluster.Run.Processes;

/// <summary>The one address that Alexa has for the token endpoint: passes each connection on to a front end that takes it.</summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IReadOnlyList<Uri> _targets;
    private readonly Task _accepting;
    private int _turn;

    public LoadBalancer(IEnumerable<string> targets)
    {
        _targets = [.. targets.Select(target => new Uri(target))];
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}";
        _accepting = Accept();
    }

    public string Url { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            _ = Pass(await _listener.AcceptTcpClientAsync(_end.Token));
        }
    }

    private async Task Pass(TcpClient caller)
    {
        using (caller)
        {
            try
            {
                using var target = await Connect();
                var (there, back) = (caller.GetStream().CopyToAsync(target.GetStream(), _end.Token), target.GetStream().CopyToAsync(caller.GetStream(), _end.Token));
                await await Task.WhenAny(there, back);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One of the two has gone, and with it the connection.
            }
        }
    }

    private async Task<TcpClient> Connect()
    {
        for (var tries = 1; ; tries++)
        {
            var target = _targets[(Interlocked.Increment(ref _turn) & int.MaxValue) % _targets.Count];
            var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(target.Host, target.Port, _end.Token);
                return connection;
            }
            catch (SocketException) when (tries < _targets.Count)
            {
                connection.Dispose();
            }
        }
    }
}
