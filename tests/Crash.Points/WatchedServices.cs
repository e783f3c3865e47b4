using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Storage;
using Platform.Amazon;
using Platform.Crash.Points.Seams;
using Platform.Engine.Embedded.Reminders;
using Platform.Grains.Links.CallOuts;

namespace Platform.Crash.Points;

/// <summary>Puts a watcher in front of everything through which a link's work reaches the disk, Amazon or the partner.</summary>
internal static class WatchedServices
{
    public static void Watch(IServiceCollection services)
    {
        services.AddShiftedTime(CrashFolder.ClockShift);
        services
            .AddSingleton<CrashFolder>()
            .AddSingleton<Callers>()
            .AddSingleton<PassedPoints>()
            .AddSingleton<ReminderTable, WatchedReminders>()
            .AddSingleton(node => WatchedGrainFactory.Over(node.GetRequiredService<IClusterClient>(), node.GetRequiredService<Callers>()));
        services.Decorate<IGrainStorage, WatchedStorage>();
        services.Decorate<ILwaTokenClient, WatchedTokens>();
        services.Decorate<ISkillEnablementClient, WatchedEnablement>();
        services.Decorate<ICallOut, WatchedCallOut>();
    }
}
