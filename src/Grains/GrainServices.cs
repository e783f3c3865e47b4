using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Amazon;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Links.Work;
using Platform.Grains.Outbound;
using Platform.Grains.Skills;
using Platform.Grains.Telemetry;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains;

/// <summary>What grains, and those who call them, need of their node.</summary>
public static class GrainServices
{
    /// <summary>Adds the node's services of the grains. The host adds the vault, Amazon's clients and the platform's clock.</summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services)
    {
        services.AddSingleton<SkillDirectory>();
        services.AddSingleton<RefreshTally>();
        services.AddOptions<CareOptions>()
            .Validate(care => care.PerSkillPerSecond is >= 1 and <= 100_000, "Care:PerSkillPerSecond is the number of links cared for each second: 1 to 100000.")
            .Validate(care => care.AtOnce is >= 1 and <= 10_000, "Care:AtOnce is the number of links cared for side by side: 1 to 10000.")
            .ValidateOnStart();
        services.AddSingleton<CareBudget>();
        services.AddSingleton<LinkMetrics>();
        services.AddSingleton<MetricsPage>();
        services.AddHostedService(node => node.GetRequiredService<MetricsPage>());
        services.AddSingleton<EnablementGate>();
        services.AddHostedService(node => node.GetRequiredService<EnablementGate>());
        services.AddOutbound();
        services.TryAddSingleton<ICallOut, CallOut>();
        services.AddSingleton<LinkServices>();
        return services;
    }

    /// <summary>
    /// Adds these with all that goes with them on a node of any role: Amazon's clients, and the vault, whose data keys live in a grain and are
    /// loaded at start. The host adds the engine, with the platform's clock, before.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for the sections <c>Amazon</c> and <c>Vault</c>.</param>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGrainServices();
        services.Configure<CareOptions>(configuration.GetSection(CareOptions.Section));
        services.AddAmazon(configuration);
        services.AddSingleton<IDataKeyStore, GrainDataKeyStore>();
        services.AddVault(configuration);
        return services;
    }
}
