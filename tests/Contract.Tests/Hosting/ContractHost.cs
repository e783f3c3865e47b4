using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Engine;

namespace Platform.Contract.Tests.Hosting;

/// <summary>A host with the chosen engine and the grains of this project, in a folder of its own.</summary>
public sealed class ContractHost : IAsyncDisposable
{
    private readonly ContractOptions _options;
    private IHost _host;
    private bool _stopped;

    private ContractHost(ContractOptions options, IHost host) => (_options, _host) = (options, host);

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IHost Host => _host;

    public static async Task<ContractHost> Start(ContractOptions? options = null)
    {
        var chosen = options ?? new ContractOptions();
        return new ContractHost(chosen, await StartHost(chosen));
    }

    /// <summary>Stops the host and starts another on the same store.</summary>
    public async Task Restart()
    {
        await Stop();
        await StartAgain();
    }

    public async Task StartAgain()
    {
        _host = await StartHost(_options);
        _stopped = false;
    }

    /// <summary>Stops the host and keeps it, so that it can be asked what it does then.</summary>
    public async Task StopServing()
    {
        _stopped = true;
        await _host.StopAsync();
    }

    public async Task Stop()
    {
        if (!_stopped)
        {
            await _host.StopAsync();
        }

        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_options.Folder, recursive: true);
    }

    private static async Task<IHost> StartHost(ContractOptions options)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(await EngineUnderTest.Settings(options.Folder));
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.AddPlatformEngine(EngineRole.AllInOne);
        if (options.Clock is { } clock)
        {
            foreach (var key in EngineUnderTest.Clocks)
            {
                builder.Services.AddKeyedSingleton<TimeProvider>(key, clock);
            }
        }

        options.Configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
