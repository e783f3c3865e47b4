using Microsoft.Extensions.DependencyInjection;
using Platform.Grains.Links.Work;
using Platform.Grains.Skills;

namespace Platform.Grains;

/// <summary>What grains need of the node that hosts them.</summary>
public static class GrainServices
{
    /// <summary>Adds the node's services of the grains. The host adds the vault, Amazon's clients and the platform's clock.</summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services)
    {
        services.AddSingleton<SkillDirectory>();
        services.AddSingleton<EnablementGate>();
        services.AddHostedService(node => node.GetRequiredService<EnablementGate>());
        services.AddSingleton<LinkServices>();
        return services;
    }
}
