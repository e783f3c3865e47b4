using System.Globalization;
using Platform.Benchmarks.Machine;
using Platform.Flow.Tests.Harness;

namespace Platform.Benchmarks.Sides;

/// <summary>The rival: one program and one PostgreSQL. Each size of store is a database of its own, copied from one that the seeder filled.</summary>
internal sealed class RivalSide : Side
{
    private readonly Simulator _simulator;
    private readonly Postgres _postgres;
    private readonly Server _server;
    private readonly string _seederLog;
    private readonly Dictionary<int, string> _keys = [];

    private RivalSide(Simulator simulator, Postgres postgres, string logs)
    {
        (_simulator, _postgres) = (simulator, postgres);
        _server = new Server("Rival", Path.Combine(logs, "rival.log"));
        _seederLog = Path.Combine(logs, "rival-seeder.log");
        Url = new Uri($"http://127.0.0.1:{Ports.Free()}");
    }

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
            return new RivalSide(simulator, await Postgres.Start(folder), logs);
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await Console.Error.WriteLineAsync($"There is no rival: {missing.Message}");
            return null;
        }
    }

    public override async Task<TimeSpan> Start() => await Run("working");

    public override async Task Stop() => await _server.Stop();

    public override async Task Kill() => await _server.Kill();

    public override async Task<TimeSpan> Restart()
    {
        await Stop();
        await _postgres.Restart();
        return await Start();
    }

    public override Task<long> DiskBytes(int links) => _postgres.DiskBytes(Pristine(links));

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    protected override async Task Prepare(int links)
    {
        if (!_keys.ContainsKey(links))
            _keys[links] = await Fill(links);
        await _postgres.Copy(Pristine(links), "working");
        Key = _keys[links];
    }

    private static string Pristine(int links) => string.Create(CultureInfo.InvariantCulture, $"links_{links}");

    private async Task<string> Fill(int links)
    {
        await _postgres.Create(Pristine(links));
        await Run(Pristine(links));
        var key = await new Partner(Name, Url, _simulator).SetUp();
        await _server.Stop();
        await Server.Finish(
            "Rival",
            _seederLog,
            SettingsFor(Pristine(links)),
            "--seed", links.ToString(CultureInfo.InvariantCulture), "--skill", Skill, "--simulator", _simulator.Url.ToString().TrimEnd('/'),
            "--seed-name", Seed(links), "--expire-from", "-600", "--expire-within", "-60");
        _simulator.Adopt(Seed(links), new Partner(Name, Url, _simulator).ClientId, links);
        return key;
    }

    private Task<TimeSpan> Run(string database) => _server.Start(SettingsFor(database), new Uri(Url, "/health/ready"));

    private Dictionary<string, string> SettingsFor(string database) => new(_simulator.Settings)
    {
        ["Urls"] = Url.ToString().TrimEnd('/'),
        ["Operator:Key"] = Partner.OperatorKey,
        ["ConnectionStrings:Rival"] = _postgres.ConnectionTo(database),
    };
}
