using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Azure;

/// <summary>Membership, state and reminders in Azure Table storage.</summary>
internal sealed class AzureProvider : IClusterProvider
{
    private readonly TableServiceClient _tables;

    private AzureProvider(TableServiceClient tables) => _tables = tables;

    /// <summary>Connects with the setting <c>Orleans:Azure</c>: a connection string, or an address for the process's managed identity.</summary>
    public static IClusterProvider Create(ClusterSettings settings) => new AzureProvider(
        Uri.TryCreate(settings.Azure, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new TableServiceClient(address, new DefaultAzureCredential())
            : new TableServiceClient(settings.Azure));

    /// <inheritdoc/>
    public void AddMembership(ISiloBuilder silo) => silo.UseAzureStorageClustering(options => options.TableServiceClient = _tables);

    /// <inheritdoc/>
    public void AddMembership(IClientBuilder client) => client.UseAzureStorageClustering(options => options.TableServiceClient = _tables);

    /// <inheritdoc/>
    public void AddStorage(ISiloBuilder silo) => silo.AddAzureTableGrainStorageAsDefault(options =>
    {
        options.TableServiceClient = _tables;
        options.DeleteStateOnClear = true;
        options.UseStringFormat = true;
        options.GrainStorageSerializer = new StateSerializer();
    });

    /// <inheritdoc/>
    public void AddReminders(ISiloBuilder silo) => silo.UseAzureTableReminderService(options => options.TableServiceClient = _tables);

    /// <inheritdoc/>
    public void AddGrainKeys(IServiceCollection services) =>
        services.AddSingleton(_tables).AddSingleton<IGrainKeys, AzureGrainKeys>();
}
