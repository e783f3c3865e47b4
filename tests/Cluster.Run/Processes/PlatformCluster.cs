using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Tests.Servers;

namespace Platform.Cluster.Run.Processes;

/// <summary>All processes of a run. Membership, state and reminders are in Redis, every write on its disk before it is answered.</summary>
internal sealed class PlatformCluster : IAsyncDisposable
{
    public const string OperatorKey = "cluster-run-operator-key-6b1f9ad20c";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cluster-");
    private readonly RedisServer _redis;
    private readonly Node _amazon;
    private readonly LoadBalancer _balancer;

    private PlatformCluster(RedisServer redis)
    {
        _redis = redis;
        string[] regions = [.. Enumerable.Range(0, 3).Select(_ => $"127.0.0.1:{Ports.Free()}")];
        var simulator = $"http://{regions[0]}";
        _amazon = new Node(
            "amazon", ProgramOf("AmazonSimulator"), simulator, "/_control/health",
            new Dictionary<string, string> { ["ASPNETCORE_URLS"] = string.Join(';', regions.Select(region => $"http://{region}")) }, _folder.FullName);
        Amazon = new SimulatorControl(simulator);
        FrontEndUrls = [.. Enumerable.Range(0, 2).Select(_ => $"http://127.0.0.1:{Ports.Free()}")];
        _balancer = new LoadBalancer(FrontEndUrls);
        var common = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Storage:Path"] = _folder.FullName,
            ["Amazon:ConsentUrl"] = simulator + "/spa/skill-account-linking-consent",
            ["Amazon:AuthorizeUrl"] = simulator + "/ap/oa",
            ["Amazon:TokenUrl"] = simulator + "/auth/o2/token",
            ["Amazon:ApiUrl"] = simulator,
            ["Amazon:ApiHosts"] = string.Join(',', regions),
            ["Orleans:Membership"] = "redis",
            ["Orleans:Storage"] = "redis",
            ["Orleans:ReminderStorage"] = "redis",
            ["Orleans:Redis"] = redis.Configuration,
            ["Orleans:AdvertisedAddress"] = "127.0.0.1",
        };
        Silos = [.. Enumerable.Range(1, 2).Select(number => Silo(number, common))];
        FrontEnds = [.. FrontEndUrls.Select((url, index) => FrontEnd(index + 1, url, common))];
    }

    /// <summary>The simulator's control API.</summary>
    public SimulatorControl Amazon { get; }

    public IReadOnlyList<Node> Silos { get; }

    public IReadOnlyList<Node> FrontEnds { get; }

    public IReadOnlyList<string> FrontEndUrls { get; }

    /// <summary>Where the front ends are found from outside.</summary>
    public string PublicUrl => _balancer.Url;

    /// <summary>Everything but the store, to be started.</summary>
    public static async Task<PlatformCluster> Prepare() => new(await RedisServer.Start(durable: true));

    /// <summary>Starts everything, silos together on an empty store: one of them makes the vault's keys.</summary>
    public async Task Start()
    {
        await _amazon.Start();
        await Task.WhenAll(Silos.Select(silo => silo.Start()));
        await Task.WhenAll(FrontEnds.Select(frontEnd => frontEnd.Start()));
        await Console.Out.WriteLineAsync($"Started: Redis, Amazon, 2 silos, 2 front ends. Logs: {_folder.FullName}");
    }

    /// <summary>From now on an exchange and an enablement take this long: half of it before they take effect, half after.</summary>
    public async Task SlowAmazonDown(TimeSpan by)
    {
        foreach (var endpoint in new[] { CallEndpoints.TokenExchange, CallEndpoints.EnablementPost })
        {
            var half = (int)by.TotalMilliseconds / 2;
            await Amazon.AddFault(new FaultScript { Endpoint = endpoint, Times = 0, DelayBeforeMs = half, DelayMs = half });
        }
    }

    public async ValueTask DisposeAsync()
    {
        Amazon.Dispose();
        foreach (var node in FrontEnds.Concat(Silos))
        {
            await node.DisposeAsync();
        }

        await _amazon.DisposeAsync();
        await _balancer.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private Node Silo(int number, Dictionary<string, string> common)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var settings = new Dictionary<string, string>(common)
        {
            ["Urls"] = url,
            ["Orleans:SiloPort"] = $"{Ports.Free()}",
            ["Orleans:GatewayPort"] = $"{Ports.Free()}",
        };
        return new Node($"silo-{number}", ProgramOf("Silo"), url, "/health/ready", settings, _folder.FullName);
    }

    private Node FrontEnd(int number, string url, Dictionary<string, string> common)
    {
        var settings = new Dictionary<string, string>(common)
        {
            ["Urls"] = url,
            ["PublicUrl"] = PublicUrl,
            ["Engine:Role"] = "FrontEnd",
            ["Operator:Key"] = OperatorKey,
            ["Limits:RequestsPerSecond"] = "0",
        };
        return new Node($"front-end-{number}", ProgramOf("Api"), url, "/health/ready", settings, _folder.FullName);
    }

    // Beside this program's own output: artifacts/{engine}/bin/{project}/{configuration}.
    private static string ProgramOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"Platform.{project}.dll");
    }
}
