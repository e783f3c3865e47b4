using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Grains.Links.Work;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains;

/// <summary>What grains, and those who call them, need of their node.</summary>
public static class GrainServices
{
    /// <summary>
    /// Adds the node's services of the grains: Amazon's clients, and the vault, whose data keys live in a grain and are loaded at start. The same
    /// for every role. The host adds the engine, with the platform's clock, before.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for the sections <c>Amazon</c> and <c>Vault</c>.</param>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SkillDirectory>();
        services.AddSingleton<LinkServices>();
        services.AddAmazon(configuration);
        services.AddSingleton<IDataKeyStore, GrainDataKeyStore>();
        services.AddVault(configuration);
        return services;
    }
}
