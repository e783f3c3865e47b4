using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Reminders;
using Orleans.Storage;
using Platform.Amazon;
using Platform.Crash.Points.Seams;
using Platform.Engine;
using Platform.Engine.Embedded.Reminders;
using Platform.Flow.Tests.Harness;
using Platform.Grains.Links.CallOuts;

namespace Platform.Crash.Points;

/// <summary>Puts a watcher in front of everything through which a link's work reaches the disk, Amazon or the partner.</summary>
internal static class WatchedServices
{
    private const string Watched = "watched";

    public static void Watch(IServiceCollection services)
    {
        var clock = new ShiftedClock();
        clock.Advance(CrashFolder.ClockShift);
        services
            .AddKeyedSingleton<TimeProvider>(PlatformClock.Key, clock)
            .AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock)
            .AddSingleton<CrashFolder>()
            .AddSingleton<Callers>()
            .AddSingleton<PassedPoints>()
            .AddSingleton<ReminderTable, WatchedReminders>()
            .AddSingleton(node => WatchedGrainFactory.Over(node.GetRequiredService<IClusterClient>(), node.GetRequiredService<Callers>()));
        Decorate<IGrainStorage, WatchedStorage>(services);
        Decorate<ILwaTokenClient, WatchedTokens>(services);
        Decorate<ISkillEnablementClient, WatchedEnablement>(services);
        Decorate<ICallOut, WatchedCallOut>(services);
    }

    private static void Decorate<TService, TWatcher>(IServiceCollection services)
        where TService : class
        where TWatcher : class, TService
    {
        var real = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        services.Remove(real);
        services.Add(ServiceDescriptor.KeyedSingleton(typeof(TService), Watched, real.ImplementationType!));
        services.AddSingleton<TService>(node => ActivatorUtilities.CreateInstance<TWatcher>(node, node.GetRequiredKeyedService<TService>(Watched)));
    }
}
