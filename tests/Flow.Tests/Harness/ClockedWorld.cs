extern alias Api;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.AmazonSimulator;
using Platform.Flow.Tests.Harness.Secrecy;
using Platform.Flow.Tests.Partners;
using Platform.Tests.Clocks;

namespace Platform.Flow.Tests.Harness;

/// <summary>The program inside the test, on a real listener, with a clock that the test moves.</summary>
internal sealed class ClockedWorld : IPlatformUnderTest, IAsyncDisposable
{
    // The key of the platform's time (design.md 3).
    private const string PlatformTime = "platform";

    private readonly SimulatorServer _amazon;
    private readonly DataFolder _folder = new();
    private readonly WebApplicationFactory<Api::Program> _program;
    private readonly SecretLedger _secrets;
    private readonly LogSightings _log;
    private readonly TraceSightings _traces;

    private ClockedWorld(SimulatorServer amazon)
    {
        _amazon = amazon;
        var port = Ports.Free();
        var settings = PlatformSettings.For(_folder, amazon, port);
        Url = settings["Urls"];
        _secrets = SecretLedger.Open(Url);
        _log = new LogSightings(_secrets);
        _traces = new TraceSightings(_secrets);
        _program = new WebApplicationFactory<Api::Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
            host.ConfigureTestServices(services => services
                .AddSingleton<ILoggerProvider>(_log)
                .AddKeyedSingleton<TimeProvider>(PlatformTime, Clock));
        });
        _program.UseKestrel(port);
        _program.StartServer();
        Operator = new ApiClient(Url, PlatformSettings.OperatorKey);
    }

    public string Url { get; }

    public ApiClient Operator { get; }

    public SimulatorControl Control => _amazon.Control;

    public ShiftedClock Clock { get; } = new();

    public static async Task<ClockedWorld> Start() => new(await SimulatorHost.Start());

    /// <summary>Ends all of it. What the platform has written and said in its time holds none of the secrets of its time.</summary>
    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        try
        {
            await _secrets.LearnFrom(Control);
            _secrets.Saw(await MetricsOf.Platform(Url, PlatformSettings.OperatorKey));
            await _program.DisposeAsync();
            _secrets.LearnFrom(_folder);
            _secrets.Leaks(FolderSearch.Sightings(_folder)).ShouldBeEmpty();
        }
        finally
        {
            _traces.Dispose();
            _log.Dispose();
            await _program.DisposeAsync();
            await _amazon.DisposeAsync();
            _folder.Dispose();
        }
    }
}
