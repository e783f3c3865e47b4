using Platform.AmazonSimulator;
using Platform.Flow.Tests.Harness.Secrecy;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Harness;

/// <summary>Everything that a flow needs: an Amazon, a platform on a folder of its own, and its operator.</summary>
internal sealed class World : IPlatformUnderTest, IAsyncDisposable
{
    // For looking into a failure: a folder where the platforms' logs are kept.
    private const string LogFolder = "FLOW_LOGS";

    private readonly List<PlatformProcess> _twins = [];
    private readonly SecretLedger _secrets;

    private World(SimulatorServer amazon, DataFolder folder, PlatformProcess platform)
    {
        Amazon = amazon;
        Folder = folder;
        Platform = platform;
        _secrets = SecretLedger.Open(platform.Url);
        Operator = new ApiClient(platform.Url, PlatformSettings.OperatorKey);
    }

    public string Url => Platform.Url;

    public SimulatorServer Amazon { get; }

    /// <summary>The control API of Amazon.</summary>
    public SimulatorControl Control => Amazon.Control;

    public DataFolder Folder { get; }

    public PlatformProcess Platform { get; }

    public ApiClient Operator { get; }

    /// <summary>Starts all of it; <paramref name="settings"/> may change the platform's settings.</summary>
    public static async Task<World> Start(Action<Dictionary<string, string>>? settings = null)
    {
        var world = await Prepare(settings);
        try
        {
            await world.Platform.Start();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>All of it, with a platform that has not been started.</summary>
    public static async Task<World> Prepare(Action<Dictionary<string, string>>? settings = null)
    {
        var amazon = await SimulatorHost.Start();
        var folder = new DataFolder();
        var chosen = PlatformSettings.For(folder, amazon, Ports.Free());
        settings?.Invoke(chosen);
        return new World(amazon, folder, PlatformProcess.At(chosen));
    }

    /// <summary>Another platform process with the same settings, at another port.</summary>
    public PlatformProcess Twin(Action<Dictionary<string, string>>? settings = null)
    {
        var chosen = PlatformSettings.For(Folder, Amazon, Ports.Free());
        settings?.Invoke(chosen);
        var twin = PlatformProcess.At(chosen);
        _twins.Add(twin);
        return twin;
    }

    /// <summary>Ends all of it. What the platform has written and said in its time holds none of the secrets of its time.</summary>
    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        try
        {
            (await Leaks()).ShouldBeEmpty();
        }
        finally
        {
            await Remove();
        }
    }

    private async Task<IReadOnlyList<string>> Leaks()
    {
        await _secrets.LearnFrom(Control);
        if (!Platform.HasEnded)
            _secrets.Saw(await MetricsOf.Platform(Url, PlatformSettings.OperatorKey));
        await Platform.DisposeAsync();
        _secrets.LearnFrom(Folder);
        var logs = _twins.Append(Platform).Select(process => Sighting.Of("log", process.Log.Text));
        return _secrets.Leaks([.. logs, .. FolderSearch.Sightings(Folder)]);
    }

    private async Task Remove()
    {
        await Platform.DisposeAsync();
        if (Environment.GetEnvironmentVariable(LogFolder) is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"platform-{new Uri(Platform.Url).Port}.log"), Platform.Log.Text);
        await Amazon.DisposeAsync();
        Folder.Dispose();
    }
}
