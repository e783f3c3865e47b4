using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Redis;

/// <summary>Membership, state and reminders in Redis.</summary>
internal sealed class RedisProvider(ClusterSettings settings) : IClusterProvider
{
    /// <inheritdoc/>
    public void AddMembership(ISiloBuilder silo) =>
        silo.UseRedisClustering(options => options.ConfigurationOptions = RedisConnection.Parse(settings));

    /// <inheritdoc/>
    public void AddMembership(IClientBuilder client) =>
        client.UseRedisClustering(options => options.ConfigurationOptions = RedisConnection.Parse(settings));

    /// <inheritdoc/>
    public void AddStorage(ISiloBuilder silo) => silo.AddRedisGrainStorageAsDefault(options =>
    {
        options.ConfigurationOptions = RedisConnection.Parse(settings);
        options.DeleteStateOnClear = true;
        options.GrainStorageSerializer = new StateSerializer();
    });

    /// <inheritdoc/>
    public void AddReminders(ISiloBuilder silo) =>
        silo.UseRedisReminderService(options => options.ConfigurationOptions = RedisConnection.Parse(settings));

    /// <inheritdoc/>
    public void AddGrainKeys(IServiceCollection services)
    {
        services.TryAddSingleton<RedisConnection>();
        services.AddSingleton<IGrainKeys, RedisGrainKeys>();
    }
}
