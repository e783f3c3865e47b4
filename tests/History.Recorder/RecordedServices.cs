using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Platform.Amazon;
using Platform.Crash.Points;
using Platform.History.Recorder.Seams;

namespace Platform.History.Recorder;

/// <summary>Puts a recorder in front of everything through which a link's grants reach the disk or Amazon.</summary>
internal static class RecordedServices
{
    public static void Record(IServiceCollection services)
    {
        var clock = services.AddShiftedTime(HistoryFile.ClockShift);
        services
            .AddSingleton(_ => new HistoryFile(clock))
            .AddSingleton<WorkingLink>()
            .AddSingleton<Pictures>();
        services.Decorate<IGrainStorage, RecordedStorage>();
        services.Decorate<ILwaTokenClient, RecordedTokens>();
        services.Decorate<ISkillEnablementClient, RecordedEnablement>();
    }
}
