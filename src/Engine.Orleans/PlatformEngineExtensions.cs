using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Platform.Engine.Orleans;
using Platform.Engine.Orleans.Health;
using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Redis;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine;

/// <summary>Gives a host its engine for grains.</summary>
public static class PlatformEngineExtensions
{
    /// <summary>
    /// Hosts grains on an Orleans silo in this process (<see cref="EngineRole.AllInOne"/>, <see cref="EngineRole.Silo"/>), or reaches those of
    /// silos elsewhere (<see cref="EngineRole.FrontEnd"/>). Settings: section <c>Orleans</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="role">What this process does.</param>
    /// <exception cref="EngineRefusedException">
    /// A setting is missing, contradicts another, or asks for a provider that this build was made without; the message names it.
    /// </exception>
    public static IHostApplicationBuilder AddPlatformEngine(this IHostApplicationBuilder builder, EngineRole role)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = SettingsCheck.Read(builder.Configuration, role);
        var times = GrainTimes.Read(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddKeyedSingleton(PlatformClock.Key, (provider, _) => provider.GetRequiredService<TimeProvider>());
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new EngineScope(role == EngineRole.FrontEnd || settings.Storage != Kinds.Memory));
        builder.Services.AddSingleton<IEngineHealth, ClusterHealth>();
        ClusterProviders.Of(settings.Storage, settings).AddGrainKeys(builder.Services);
        if (!string.IsNullOrWhiteSpace(settings.Redis))
        {
            // Wherever grain state is kept: a Redis that is set counts for all nodes.
            builder.Services.TryAddSingleton<RedisConnection>();
            builder.Services.AddSingleton<IRateWindows, RedisRateWindows>();
        }

        return role == EngineRole.FrontEnd
            ? builder.UseOrleansClient(client => Configure(client, settings, times))
            : builder.UseOrleans(silo => Configure(silo, settings, times));
    }

    private static void Configure(IClientBuilder client, ClusterSettings settings, GrainTimes times)
    {
        client.Configure<ClusterOptions>(options => Name(options, settings));
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = times.ResponseTimeout);
        ClusterProviders.Of(settings.Membership, settings).AddMembership(client);
        client.UseConnectionRetryFilter<ConnectionPatience>();
        client.AddActivityPropagation();
    }

    private static void Configure(ISiloBuilder silo, ClusterSettings settings, GrainTimes times)
    {
        ClusterProviders.Of(settings.Membership, settings).AddMembership(silo);
        silo.Configure<ClusterOptions>(options => Name(options, settings));
        if (settings.Membership != Kinds.Memory)
        {
            _ = settings.Address is { } address
                ? silo.ConfigureEndpoints(address, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: true)
                : silo.ConfigureEndpoints(settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: true);
        }

        silo.AddGrainHosting(settings, times);
    }

    private static void Name(ClusterOptions options, ClusterSettings settings)
    {
        options.ServiceId = settings.ServiceId;
        options.ClusterId = settings.ClusterId;
    }
}
