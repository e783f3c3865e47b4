using System.Globalization;
using Platform.AmazonSimulator.Contract;
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
    private readonly Dictionary<int, string> _keys = [];

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

    private string Working => Path.Combine(_folder, "platform-working");

    public override Task<TimeSpan> Start() => Run(Working);

    public override Task Stop() => _server.Stop();

    public override Task Kill() => _server.Kill();

    public override Task<long> DiskBytes(int links) => Task.FromResult(Folders.Bytes(Pristine(links)));

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override async Task Prepare(int links)
    {
        if (!_keys.ContainsKey(links))
            _keys[links] = await Fill(links);
        await Folders.Copy(Pristine(links), Working);
        Key = _keys[links];
    }

    private string Pristine(int links) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"platform-{links}"));

    private async Task<string> Fill(int links)
    {
        Folders.Delete(Pristine(links));
        await Run(Pristine(links));
        var partner = new Partner(Name, Url, _simulator);
        var key = await partner.SetUp();
        await partner.LinkFirst(key);
        await _server.Stop();
        await _simulator.Plant(Seed(links), new SeedRequest
        {
            ClientId = partner.ClientId, Count = links, ExpiresFromSeconds = -600, ExpiresToSeconds = -60,
        });
        await Server.Finish(
            "Seeder",
            _seederLog,
            new Dictionary<string, string>(),
            "--folder", Pristine(links), "--simulator", _simulator.Url.ToString(), "--seed", Seed(links), "--prefix", $"{Seed(links)}-",
            "--partner", Partner.Id, "--skill", Skill, "--template", Partner.FirstUser,
            "--links", links.ToString(CultureInfo.InvariantCulture));
        return key;
    }

    private Task<TimeSpan> Run(string folder) => _server.Start(
        new Dictionary<string, string>(PipelineSettings.Of(Url, _simulator)) { ["Storage:Path"] = folder }, new Uri(Url, "/health/ready"));
}
