using System.Collections.Concurrent;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Benchmarks.Machine;
using Platform.Flow.Tests.Harness;

namespace Platform.Benchmarks.Sides;

/// <summary>The simulated Amazon that all sides use. It forgets when it is started again, so what it was told is told again.</summary>
internal sealed class Simulator : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string> NoSettings = new Dictionary<string, string>();

    private readonly Server _server;
    private readonly List<string> _hosts;
    private readonly ConcurrentDictionary<string, ClientRegistration> _clients = [];
    private readonly ConcurrentDictionary<string, SeedRequest> _seeds = [];

    public Simulator(string logs)
    {
        _server = new Server("AmazonSimulator", Path.Combine(logs, "simulator.log"));
        _hosts = [.. Enumerable.Range(0, 3).Select(_ => $"127.0.0.1:{Ports.Free()}")];
        Control = new SimulatorControl(Url.ToString());
    }

    /// <summary>Where it listens, for North America.</summary>
    public Uri Url => new($"http://{_hosts[0]}");

    /// <summary>What it can be told.</summary>
    public SimulatorControl Control { get; }

    /// <summary>The running process.</summary>
    public int Id => _server.Id;

    /// <summary>The settings of a program that takes it for Amazon (api.md 9).</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Amazon:ConsentUrl"] = $"{Url}spa/skill-account-linking-consent",
        ["Amazon:AuthorizeUrl"] = $"{Url}ap/oa",
        ["Amazon:TokenUrl"] = $"{Url}auth/o2/token",
        ["Amazon:ApiUrl"] = $"http://{_hosts[0]}",
        ["Amazon:ApiHosts"] = string.Join(',', _hosts),
    };

    /// <summary>Starts it, again where it runs already, with nothing in mind but clients and seeds.</summary>
    public async Task Restart()
    {
        await _server.Kill();
        var urls = string.Join(';', _hosts.Select(host => $"http://{host}"));
        await _server.Start(NoSettings, new Uri(Url, "/_control/health"), "--urls", urls);
        foreach (var (name, client) in _clients)
            await Control.PutClient(name, client);
        foreach (var (name, seed) in _seeds)
            await Control.PutSeed(name, seed);
    }

    /// <summary>Makes a client known.</summary>
    public async Task Register(string clientId, ClientRegistration client)
    {
        _clients[clientId] = client;
        await Control.PutClient(clientId, client);
    }

    /// <summary>Plants a seed, whose access tokens have expired.</summary>
    public async Task Plant(string name, string clientId, int count)
    {
        Adopt(name, clientId, count);
        await Control.PutSeed(name, _seeds[name]);
    }

    /// <summary>Notes a seed that somebody else has planted, so that it is planted again where this is started again.</summary>
    public void Adopt(string name, string clientId, int count) => _seeds[name] = new SeedRequest
    {
        ClientId = clientId, Count = count, ExpiresFromSeconds = -600, ExpiresToSeconds = -60,
    };

    /// <summary>How many users of a seed have presented a token since it was planted.</summary>
    public async Task<int> Woken(string name) => (await Control.Seeds()).Single(seed => seed.Name == name).Woken;

    /// <summary>Makes each call that linking needs take this long; none where it is nothing.</summary>
    public async Task Delay(TimeSpan delay)
    {
        await Control.ClearFaults();
        if (delay == TimeSpan.Zero)
            return;
        foreach (var endpoint in (string[])[CallEndpoints.TokenExchange, CallEndpoints.Endpoint, CallEndpoints.EnablementPost])
            await Control.AddFault(new FaultScript { Endpoint = endpoint, Times = 0, DelayMs = (int)delay.TotalMilliseconds });
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _server.DisposeAsync();
    }
}
