using System.Globalization;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;
using Platform.History.Events;
using Platform.Crash.Run.Worlds;

namespace Platform.Storm.Run.Worlds;

/// <summary>An Amazon that stays, and a platform that lives again and again on the same folder and keeps a history beside it.</summary>
internal sealed class StormWorld : IPlatformUnderTest, IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly SimulatorServer _amazon;
    private readonly DataFolder _folder = new();
    private readonly DataFolder _history = new();
    private readonly Dictionary<string, string> _settings;
    private PlatformProcess? _platform;
    private TaskCompletionSource _alive = NotAlive();
    private TimeSpan _ahead;

    private StormWorld(SimulatorServer amazon)
    {
        _amazon = amazon;
        _settings = new Dictionary<string, string>(PlatformSettings.For(_folder, amazon, Ports.Free()))
        {
            ["DOTNET_STARTUP_HOOKS"] = Hook(),
            [HistoryFolder.FolderVariable] = _history.Path,
            ["Logging:LogLevel:Default"] = "Error",

            // Its lives are too short for code that gets better with time.
            ["DOTNET_TieredPGO"] = "0",
        };
        Operator = new ApiClient(Url, PlatformSettings.OperatorKey);
        Records = new Records(_folder.Path);
    }

    public string Url => _settings["Urls"];

    public ApiClient Operator { get; }

    public SimulatorControl Control => _amazon.Control;

    /// <summary>The platform's database.</summary>
    public Records Records { get; }

    /// <summary>Ends when the platform is ready to serve; at once while it is.</summary>
    public Task Alive => _alive.Task;

    /// <summary>Which life of the platform this is.</summary>
    public int Life { get; private set; }

    /// <summary>How often the platform was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>The platform's time.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + _ahead;

    /// <summary>What went wrong in the platform's last life, in its own words.</summary>
    public string Log => _platform?.Log.Text ?? "";

    /// <summary>What the platform recorded of itself.</summary>
    public IEnumerable<HistoryEvent> History => HistoryFolder.Read(_history.Path);

    public static async Task<StormWorld> Start(RotationMode rotation)
    {
        var world = new StormWorld(await SimulatorHost.Start());
        await world.Control.SetRotation(rotation);
        await world.Begin(TimeSpan.Zero);
        return world;
    }

    /// <summary>Begins the next life, after this much time by both clocks; returns when it is ready to serve.</summary>
    public async Task Begin(TimeSpan later)
    {
        Life++;
        await Control.ClearFaults();

        // What a dead process has sent takes effect before time moves on, as it would if the time passed.
        while ((await Control.Health()).UnderWay > 0)
            await Task.Delay(Look);
        _ahead += later;
        _settings[HistoryFolder.ClockVariable] = _ahead.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        _settings[HistoryFolder.LifeVariable] = Life.ToString(CultureInfo.InvariantCulture);
        await Control.AdvanceClock(later);
        if (_platform is not null)
            await _platform.DisposeAsync();
        _platform = PlatformProcess.At(_settings);
        await _platform.Start();
        _alive.SetResult();
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        _alive = NotAlive();
        await _platform!.Kill();
        Kills++;
    }

    /// <summary>SIGTERM: what is under way is finished first.</summary>
    public async Task Stop()
    {
        _alive = NotAlive();
        await _platform!.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        if (_platform is not null)
            await _platform.DisposeAsync();
        await _amazon.DisposeAsync();
        _folder.Dispose();
        _history.Dispose();
    }

    private static TaskCompletionSource NotAlive() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Its output folder lies beside this one's: artifacts/{engine}/bin/{project}/{configuration}.
    private static string Hook()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var hook = Path.Combine(own.Parent!.Parent!.FullName, "History.Recorder", own.Name, "Platform.History.Recorder.dll");
        return File.Exists(hook) ? hook : throw new FileNotFoundException("Build tests/History.Recorder first.", hook);
    }
}
