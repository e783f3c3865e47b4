using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator;

/// <summary>Starts the simulator inside a test.</summary>
public static class SimulatorHost
{
    /// <summary>Listens on three free loopback ports unless <paramref name="configure"/> says otherwise; returns when it listens.</summary>
    public static async Task<SimulatorServer> Start(Action<SimulatorSettings>? configure = null)
    {
        var settings = new SimulatorSettings();
        configure?.Invoke(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(settings.Logging ?? (_ => { }));
        var app = SimulatorApplication.Build(builder, settings.Urls, settings.Clock);
        await app.StartAsync();
        return new SimulatorServer(app);
    }
}
