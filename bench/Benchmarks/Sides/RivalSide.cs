using System.Globalization;
using Platform.Benchmarks.Machine;
using Platform.Flow.Tests.Harness;

namespace Platform.Benchmarks.Sides;

/// <summary>The rival: one program and one PostgreSQL. Each size of store is a database of its own, copied from one that the seeder filled.</summary>
internal sealed class RivalSide : Side
{
    private const string Working = "working";

    private readonly Simulator _simulator;
    private readonly Postgres _postgres;
    private readonly Server _server;
    private readonly string _seederLog;
    private readonly string _keyFile;
    private readonly Dictionary<StoreKind, string> _keys = [];

    private RivalSide(Simulator simulator, Postgres postgres, string folder, string logs)
    {
        (_simulator, _postgres) = (simulator, postgres);
        _server = new Server("Rival", Path.Combine(logs, "rival.log"));
        _seederLog = Path.Combine(logs, "rival-seeder.log");
        _keyFile = Path.Combine(Path.GetFullPath(folder), "rival.key");
        Url = new Uri($"http://127.0.0.1:{Ports.Free()}");
    }

    private string Pristine => $"links_{Kind}";

    public override string Name => "rival";

    public override Uri Url { get; }

    public override IReadOnlyDictionary<string, int> Processes => new Dictionary<string, int>
    {
        ["rival"] = _server.Id, ["postgres"] = _postgres.Id, ["amazon"] = _simulator.Id,
    };

    public override long Bytes => _server.Bytes + _postgres.Bytes;

    /// <summary>The rival; null, and a word about it, where it or its database is not there.</summary>
    public static async Task<RivalSide?> Find(Simulator simulator, string folder, string logs)
    {
        if (Programs.Find("Rival") is null)
        {
            await Console.Error.WriteLineAsync("There is no rival: bench/Rival has not been built.");
            return null;
        }

        try
        {
            return new RivalSide(simulator, await Postgres.Start(folder), folder, logs);
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await Console.Error.WriteLineAsync($"There is no rival: {missing.Message}");
            return null;
        }
    }

    public override async Task<TimeSpan> Start() => await Run(Working);

    public override async Task Stop() => await _server.Stop();

    public override async Task Kill() => await _server.Kill();

    public override async Task<TimeSpan> Restart()
    {
        await Stop();
        await _postgres.Restart();
        return await Start();
    }

    public override Task<long> DiskBytes() => _postgres.DiskBytes(Pristine);

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    protected override async Task Prepare()
    {
        if (!_keys.ContainsKey(Kind))
            _keys[Kind] = await Fill();
        await _postgres.Copy(Pristine, Working);
        Key = _keys[Kind];
    }

    private async Task<string> Fill()
    {
        await _postgres.Create(Pristine);
        await Run(Pristine);
        var partner = new Partner(Name, Url, _simulator);
        var key = await partner.SetUp(Kind.Eager ? "eager" : "keepAlive");
        await _server.Stop();
        await Server.Finish(
            "Rival",
            _seederLog,
            SettingsFor(Pristine),
            "--seed", Kind.Links.ToString(CultureInfo.InvariantCulture), "--skill", Skill, "--simulator", _simulator.Url.ToString().TrimEnd('/'),
            "--seed-name", Seed, "--expire-from", "-600", "--expire-within", "-60");
        _simulator.Adopt(Seed, partner.ClientId, Kind.Links);
        return key;
    }

    private Task<TimeSpan> Run(string database) => _server.Start(SettingsFor(database), new Uri(Url, "/health/ready"));

    private Dictionary<string, string> SettingsFor(string database) => new(_simulator.Settings)
    {
        ["Urls"] = Url.ToString().TrimEnd('/'),
        ["Operator:Key"] = Partner.OperatorKey,
        ["ConnectionStrings:Rival"] = _postgres.ConnectionTo(database),
        ["Sealing:KeyFile"] = _keyFile,
        ["Refresh:Enabled"] = Kind.Eager ? "true" : "false",
        ["Refresh:PerSecond"] = StoreKind.RefreshesPerSecond.ToString(CultureInfo.InvariantCulture),
    };
}
