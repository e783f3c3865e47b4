using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Engine.Embedded;

namespace Platform.Engine;

/// <summary>Gives a host its engine for grains.</summary>
public static class PlatformEngineExtensions
{
    private static readonly ImmutableArray<string> Clocks =
    [
        PlatformClock.Key, TimeProviderNames.Grains, TimeProviderNames.Messaging, TimeProviderNames.ActivationManagement,
        ReminderTimeProviderNames.Reminders,
    ];

    /// <summary>
    /// Hosts grains in this process, stored in SQLite under the folder of the setting <c>Storage:Path</c> (default <c>data</c>).
    /// Grain classes are found in the assemblies beside the program. Grains are called through <see cref="IGrainFactory"/>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="role">Only <see cref="EngineRole.AllInOne"/>.</param>
    /// <exception cref="EngineRefusedException">The role needs a cluster, which only the Orleans build has.</exception>
    public static IHostApplicationBuilder AddPlatformEngine(this IHostApplicationBuilder builder, EngineRole role)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (role != EngineRole.AllInOne)
        {
            throw new EngineRefusedException(
                $"The role {role} needs a cluster, and this build has the embedded engine, which runs in one process only. "
                + "Build with -p:Engine=Orleans for front ends and silos, or use the role AllInOne.");
        }

        // Tests replace a clock by registering another under its key, before or after this.
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var key in Clocks)
            builder.Services.TryAddKeyedSingleton(key, (services, _) => services.GetRequiredService<TimeProvider>());
        builder.Services
            .AddSingleton(new EngineScope(SharesStore: false))
            .AddSingleton(services => EngineSettings.Read(services.GetRequiredService<IConfiguration>()))
            .AddSingleton(_ => new GrainClasses(GrainAssemblies.GrainTypes))
            .AddSingleton<Database>()
            .AddSingleton<ReminderTable>()
            .AddSingleton<ReminderDelivery>()
            .AddSingleton<Catalog>()
            .AddSingleton<EmbeddedEngine>()
            .AddSingleton<IGrainStorage, SqliteGrainStorage>()
            .AddSingleton<IGrainKeys, SqliteGrainKeys>()
            .AddSingleton<IClusterClient, GrainFactory>()
            .AddSingleton<IGrainFactory>(services => services.GetRequiredService<IClusterClient>())
            .AddSingleton<IEngineHealth>(services => services.GetRequiredService<EmbeddedEngine>())
            .AddHostedService(services => services.GetRequiredService<EmbeddedEngine>());
        builder.Services.AddOptions<HostOptions>().PostConfigure<EngineSettings>((options, settings) =>
            options.ShutdownTimeout = TimeSpan.FromTicks(Math.Max(options.ShutdownTimeout.Ticks, 2 * settings.ShutdownTimeout.Ticks)));
        return builder;
    }
}
