extern alias Api;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Platform.AmazonSimulator;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Harness;

/// <summary>The program inside the test, on a real listener, with a clock that the test moves.</summary>
internal sealed class ClockedWorld : IPlatformUnderTest, IAsyncDisposable
{
    // The key of the platform's time (design.md 3).
    private const string PlatformTime = "platform";

    private readonly SimulatorServer _amazon;
    private readonly DataFolder _folder = new();
    private readonly WebApplicationFactory<Api::Program> _program;

    private ClockedWorld(SimulatorServer amazon)
    {
        _amazon = amazon;
        var port = Ports.Free();
        var settings = PlatformSettings.For(_folder, amazon, port);
        Url = settings["Urls"];
        _program = new WebApplicationFactory<Api::Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
            host.ConfigureTestServices(services => services.AddKeyedSingleton<TimeProvider>(PlatformTime, Clock));
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

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await _program.DisposeAsync();
        await _amazon.DisposeAsync();
        _folder.Dispose();
    }
}
