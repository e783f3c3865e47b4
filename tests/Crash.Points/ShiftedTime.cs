using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Platform.Engine;
using Platform.Tests.Clocks;

namespace Platform.Crash.Points;

/// <summary>The time of one life of the program: later than the last one's by as much as the runner says.</summary>
internal static class ShiftedTime
{
    /// <summary>Decisions and reminders go by a clock that is ahead; answers it.</summary>
    public static ShiftedClock AddShiftedTime(this IServiceCollection services, TimeSpan ahead)
    {
        var clock = new ShiftedClock();
        clock.Advance(ahead);
        services
            .AddKeyedSingleton<TimeProvider>(PlatformClock.Key, clock)
            .AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock);
        return clock;
    }
}
