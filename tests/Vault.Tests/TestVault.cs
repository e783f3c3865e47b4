using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Tests.Logs;

namespace Platform.Vault.Tests;

/// <summary>A vault on a folder of its own, as <c>AddVault</c> builds it.</summary>
public sealed class TestVault : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public TestVault(string folder, IDataKeyStore store, TimeProvider? time = null, params KeyValuePair<string, string?>[] settings)
    {
        Store = store;
        KeyFile = Path.Combine(folder, "vault.keys");
        _provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(store)
            .AddKeyedSingleton("platform", time ?? TimeProvider.System)
            .AddVault(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", folder), .. settings]).Build())
            .BuildServiceProvider();
    }

    public IDataKeyStore Store { get; }

    public string KeyFile { get; }

    public LogRecorder Log { get; } = new();

    public IReadOnlyList<LogEvent> Audit => [.. Log.Events.Where(one => one.Category == "Platform.Vault.Audit")];

    public IVault Vault => _provider.GetRequiredService<IVault>();

    public IHandleSealer Handles => _provider.GetRequiredService<IHandleSealer>();

    public IDataKeyWrapping Wrapping => _provider.GetRequiredService<IDataKeyWrapping>();

    public IKeyEncryptionKeyProvider KeyEncryptionKeys => _provider.GetRequiredService<IKeyEncryptionKeyProvider>();

    public IKeyRing Keys => _provider.GetRequiredService<IKeyRing>();

    public static async Task<TestVault> Loaded(string folder, IDataKeyStore? store = null)
    {
        var vault = new TestVault(folder, store ?? new InMemoryDataKeyStore());
        await vault.Keys.Load(CancellationToken.None);
        return vault;
    }

    /// <summary>Runs the hosted services, as a program does.</summary>
    public async Task Start()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
        Log.Dispose();
    }
}
