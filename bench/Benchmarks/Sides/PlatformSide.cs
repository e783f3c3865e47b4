using System.Globalization;
using Platform.Benchmarks.Machine;
using Platform.Flow.Tests.Harness;

namespace Platform.Benchmarks.Sides;

/// <summary>The platform as an operator runs it on one machine: src/Api with the embedded engine.</summary>
internal sealed class PlatformSide : Side
{
    private readonly Simulator _simulator;
    private readonly Server _server;
    private readonly string _seederLog;
    private readonly string _folder;
    private readonly Dictionary<StoreKind, string> _keys = [];

    public PlatformSide(Simulator simulator, string folder, string logs)
    {
        (_simulator, _folder) = (simulator, Path.GetFullPath(folder));
        _server = new Server("Api", Path.Combine(logs, "platform.log"));
        _seederLog = Path.Combine(logs, "seeder.log");
        Url = new Uri($"http://127.0.0.1:{Ports.Free()}");
    }

    public override string Name => "platform";

    public override Uri Url { get; }

    public override IReadOnlyDictionary<string, int> Processes => new Dictionary<string, int> { ["platform"] = _server.Id, ["amazon"] = _simulator.Id };

    public override long Bytes => _server.Bytes;

    private string Pristine => Path.Combine(_folder, $"platform-{Kind}");

    private string Working => Path.Combine(_folder, "platform-working");

    public override Task<TimeSpan> Start() => Run(Working);

    public override Task Stop() => _server.Stop();

    public override Task Kill() => _server.Kill();

    public override Task<long> DiskBytes() => Task.FromResult(Folders.Bytes(Pristine));

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override async Task Prepare()
    {
        if (!_keys.ContainsKey(Kind))
            _keys[Kind] = await Fill();
        await Folders.Copy(Pristine, Working);
        Key = _keys[Kind];
    }

    private async Task<string> Fill()
    {
        Folders.Delete(Pristine);
        await Run(Pristine);
        var partner = new Partner(Name, Url, _simulator);
        var key = await partner.SetUp(Kind.Eager ? "eager" : "keepAlive");
        await partner.LinkFirst(key);
        await _server.Stop();
        await _simulator.Plant(Seed, partner.ClientId, Kind.Links);
        await Server.Finish(
            "Seeder",
            _seederLog,
            new Dictionary<string, string>(),
            "--folder", Pristine, "--simulator", _simulator.Url.ToString(), "--seed", Seed, "--prefix", $"{Seed}-", "--partner", Partner.Id,
            "--skill", Skill, "--template", Partner.FirstUser, "--links", Kind.Links.ToString(CultureInfo.InvariantCulture));
        return key;
    }

    private Task<TimeSpan> Run(string folder)
    {
        var settings = new Dictionary<string, string>(PipelineSettings.Of(Url, _simulator)) { ["Storage:Path"] = folder };
        if (Kind.Eager)
            settings["Care:PerSkillPerSecond"] = StoreKind.RefreshesPerSecond.ToString(CultureInfo.InvariantCulture);

        return _server.Start(settings, new Uri(Url, "/health/ready"));
    }
}
