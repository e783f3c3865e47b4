using System.Net;
using System.Net.Sockets;

namespace Platform.Grains.Tests.Outbound;

/// <summary>A port on loopback that tells whether anybody has come.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Listener() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>True where a connection stands, accepted or not.</summary>
    public bool WasCalled => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
