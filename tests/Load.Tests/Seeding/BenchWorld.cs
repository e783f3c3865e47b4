using Platform.AmazonSimulator;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Load.Tests.Seeding;

/// <summary>A simulated Amazon, and the platform as a process on a folder that a seeder can fill in between.</summary>
internal sealed class BenchWorld : IPlatformUnderTest, IAsyncDisposable
{
    private readonly SimulatorServer _amazon;
    private readonly DataFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    private BenchWorld(SimulatorServer amazon)
    {
        _amazon = amazon;
        _settings = PlatformSettings.For(_folder, amazon, Ports.Free());
        Process = PlatformProcess.At(_settings);
        Operator = new ApiClient(Url, PlatformSettings.OperatorKey);
    }

    public PlatformProcess Process { get; }

    public string Folder => _folder.Path;

    public string SimulatorUrl => _amazon.NaUrl;

    public string Url => _settings["Urls"];

    public ApiClient Operator { get; }

    public SimulatorControl Control => _amazon.Control;

    public static async Task<BenchWorld> Start()
    {
        var world = new BenchWorld(await SimulatorHost.Start());
        await world.Process.Start();
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _amazon.DisposeAsync();
        _folder.Dispose();
    }
}
