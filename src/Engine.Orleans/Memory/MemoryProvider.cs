using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Storage;
using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Memory;

/// <summary>Everything in the memory of one silo on this machine: for trying the Orleans build out.</summary>
internal sealed class MemoryProvider(ClusterSettings settings) : IClusterProvider
{
    /// <inheritdoc/>
    public void AddMembership(ISiloBuilder silo) =>
        silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, settings.ServiceId, settings.ClusterId);

    /// <inheritdoc/>
    public void AddMembership(IClientBuilder client) =>
        client.UseLocalhostClustering(settings.GatewayPort, settings.ServiceId, settings.ClusterId);

    /// <inheritdoc/>
    public void AddStorage(ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton<ListedKeys>();
        silo.AddMemoryGrainStorage(ListingStorage.InnerName, (MemoryGrainStorageOptions options) => options.GrainStorageSerializer = new StateSerializer());
        silo.Services.AddSingleton<IGrainStorage, ListingStorage>();
    }

    /// <inheritdoc/>
    public void AddReminders(ISiloBuilder silo) => silo.UseInMemoryReminderService();

    /// <inheritdoc/>
    public void AddGrainKeys(IServiceCollection services)
    {
        services.TryAddSingleton<ListedKeys>();
        services.AddSingleton<IGrainKeys>(provider => provider.GetRequiredService<ListedKeys>());
    }
}
