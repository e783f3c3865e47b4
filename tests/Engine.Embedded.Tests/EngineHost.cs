using Microsoft.Extensions.Configuration;

namespace Platform.Engine.Embedded.Tests;

/// <summary>A host with the embedded engine.</summary>
internal static class EngineHost
{
    public static async Task<IHost> Start(
        string folder, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Configuration["Storage:Path"] = folder;
        builder.AddPlatformEngine(EngineRole.AllInOne);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return host;
    }

    public static async Task Stop(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }
}
