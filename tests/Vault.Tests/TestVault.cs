using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Vault.Tests;

/// <summary>A vault on a folder of its own, as <c>AddVault</c> builds it.</summary>
public sealed class TestVault : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public TestVault(string folder, IDataKeyStore store, TimeProvider? time = null)
    {
        KeyFile = Path.Combine(folder, "vault.keys");
        _provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(store)
            .AddKeyedSingleton("platform", time ?? TimeProvider.System)
            .AddVault(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", folder)]).Build())
            .BuildServiceProvider();
    }

    public string KeyFile { get; }

    public LogRecorder Log { get; } = new();

    public IVault Vault => _provider.GetRequiredService<IVault>();

    public IHandleSealer Handles => _provider.GetRequiredService<IHandleSealer>();

    public IKeyRing Keys => _provider.GetRequiredService<IKeyRing>();

    public static async Task<TestVault> Loaded(string folder, IDataKeyStore? store = null)
    {
        var vault = new TestVault(folder, store ?? new InMemoryDataKeyStore());
        await vault.Keys.Load(CancellationToken.None);
        return vault;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Log.Dispose();
    }
}
