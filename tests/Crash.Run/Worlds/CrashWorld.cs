using System.Globalization;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Crash.Points;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Worlds;

/// <summary>
/// An Amazon that stays, and a platform that lives again and again on the same folder. Between two lives both clocks move on, so that nobody waits
/// in real time for what only time brings.
/// </summary>
internal sealed class CrashWorld : IPlatformUnderTest, IAsyncDisposable
{
    private static readonly string Hook = Path.Combine(AppContext.BaseDirectory, "Platform.Crash.Points.dll");

    private readonly SimulatorServer _amazon;
    private readonly DataFolder _folder;
    private readonly DataFolder _watched = new();
    private readonly DataFolder _drafts = new();
    private readonly Dictionary<string, string> _settings;
    private PlatformProcess? _platform;
    private TimeSpan _ahead;

    private CrashWorld(SimulatorServer amazon, DataFolder folder, PartnerCodes codes)
    {
        (_amazon, _folder, Codes) = (amazon, folder, codes);
        _settings = new Dictionary<string, string>(PlatformSettings.For(folder, amazon, Ports.Free()))
        {
            ["DOTNET_STARTUP_HOOKS"] = Hook,
            [CrashFolder.FolderVariable] = _watched.Path,

            // The points are told on the standard output, and nothing else is to be read there but what goes wrong.
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
        };
        Operator = new ApiClient(Url, PlatformSettings.OperatorKey);
        Records = new Records(folder.Path);
    }

    public string Url => _settings["Urls"];

    public ApiClient Operator { get; }

    public SimulatorControl Control => _amazon.Control;

    /// <summary>The authorization server of partners that have one of their own.</summary>
    public PartnerCodes Codes { get; }

    /// <summary>The platform's database.</summary>
    public Records Records { get; }

    /// <summary>What Amazon does with refresh tokens.</summary>
    public required RotationMode Rotation { get; init; }

    /// <summary>How often the platform was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>The platform's time.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + _ahead;

    public static async Task<CrashWorld> Start(RotationMode rotation)
    {
        var world = new CrashWorld(await SimulatorHost.Start(), new DataFolder(), await PartnerCodes.Start()) { Rotation = rotation };
        await world.Control.SetRotation(rotation);
        return world;
    }

    /// <summary>Begins the next life, after this much time; returns when it is ready to serve.</summary>
    public async Task<PointFeed> Begin(TimeSpan later)
    {
        _ahead += later;
        _settings[CrashFolder.ClockVariable] = _ahead.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        await Control.AdvanceClock(later);
        if (_platform is not null)
            await _platform.DisposeAsync();
        _platform = PlatformProcess.At(_settings);
        var feed = new PointFeed(_platform.Log);
        await _platform.Start();
        return feed;
    }

    /// <summary>SIGKILL. Nobody is watched any more.</summary>
    public async Task Kill()
    {
        await _platform!.Kill();
        Kills++;
        foreach (var file in Directory.EnumerateFiles(_watched.Path))
            File.Delete(file);
    }

    /// <summary>From now on Amazon names these hosts when it is asked where this user lives.</summary>
    public Task NameHosts(PartnerUser user, params Region[] regions)
    {
        var hosts = regions.Select(region => $"\"{_amazon.ApiHosts[(int)region]}\"");
        return Control.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.Endpoint,
            User = user.AmazonUser,
            Times = 0,
            Body = $$"""{"endpoints":[{{string.Join(',', hosts)}}]}""",
            ContentType = "application/json",
        });
    }

    /// <summary>Watches a user's work from here on, and stops it at these points; said again, it goes on from the others.</summary>
    public void Watch(string user, params string[] stops)
    {
        // Moved into place, so that nobody reads half of it.
        var draft = Path.Combine(_drafts.Path, user);
        File.WriteAllLines(draft, stops);
        File.Move(draft, Path.Combine(_watched.Path, user), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        if (_platform is not null)
            await _platform.DisposeAsync();
        await Codes.DisposeAsync();
        await _amazon.DisposeAsync();
        _folder.Dispose();
        _watched.Dispose();
        _drafts.Dispose();
    }
}
