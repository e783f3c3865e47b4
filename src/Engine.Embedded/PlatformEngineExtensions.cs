using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Platform.Engine;

/// <summary>Gives a host its engine for grains.</summary>
public static class PlatformEngineExtensions
{
    /// <summary>
    /// Hosts grains in this process, stored in SQLite under the folder of the setting <c>Storage:Path</c> (default <c>data</c>).
    /// Grain classes are found in the assemblies beside the program. Grains are called through <see cref="IGrainFactory"/>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="role">Only <see cref="EngineRole.AllInOne"/>.</param>
    /// <exception cref="NotSupportedException">The role needs a cluster, which only the Orleans build has.</exception>
    public static IHostApplicationBuilder AddPlatformEngine(this IHostApplicationBuilder builder, EngineRole role)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (role != EngineRole.AllInOne)
        {
            throw new NotSupportedException(
                $"The role {role} needs a cluster, and this build has the embedded engine, which runs in one process only. "
                + "Build with -p:Engine=Orleans for front ends and silos, or use the role AllInOne.");
        }

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddKeyedSingleton(PlatformClock.Key, (services, _) => services.GetRequiredService<TimeProvider>());
        return builder;
    }
}
