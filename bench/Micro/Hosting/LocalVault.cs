using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Vault;

namespace Platform.Micro.Hosting;

/// <summary>
/// The platform's vault with keys that end with it. Nothing hears its audit stream, so what writing it costs is not in what is measured.
/// </summary>
internal sealed class LocalVault : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TemporaryFolder _folder;

    private LocalVault(ServiceProvider services, TemporaryFolder folder)
    {
        _services = services;
        _folder = folder;
    }

    public IVault Vault => _services.GetRequiredService<IVault>();

    public IHandleSealer Handles => _services.GetRequiredService<IHandleSealer>();

    /// <summary>Makes the keys and loads them.</summary>
    public static async Task<LocalVault> Open()
    {
        var folder = TemporaryFolder.Make();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(folder.Settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IDataKeyStore, InMemoryDataKeyStore>()
            .AddVault(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<IKeyRing>().Load(CancellationToken.None);
        return new LocalVault(services, folder);
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
