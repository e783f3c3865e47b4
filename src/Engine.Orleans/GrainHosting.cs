using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Settings;
using Platform.Engine.Orleans.Stopping;
using Platform.Engine.Orleans.Tracing;

namespace Platform.Engine.Orleans;

/// <summary>What every silo has, however it found its cluster.</summary>
internal static class GrainHosting
{
    /// <summary>Adds storage and reminders, ages and time-outs of grains, memory shedding and tracing.</summary>
    public static void AddGrainHosting(this ISiloBuilder silo, ClusterSettings settings, GrainTimes times)
    {
        ClusterProviders.Of(settings.Storage, settings).AddStorage(silo);
        ClusterProviders.Of(settings.ReminderStorage, settings).AddReminders(silo);
        silo.Configure<SiloMessagingOptions>(options =>
        {
            options.ResponseTimeout = times.ResponseTimeout;

            // A grain that holds nothing ends after each call; where many call it at once, a call meets more than the usual two endings.
            options.MaxForwardCount = 20;
        });
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.ActivationTimeout = times.ActivationTimeout;
            options.DeactivationTimeout = times.DeactivationTimeout;
            options.CollectionAge = times.CollectionAge;
            options.CollectionQuantum = times.CollectionQuantum;
            options.EnableActivationSheddingOnMemoryPressure = true;
        });
        silo.Services.AddSingleton<RunningTicks>();
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<RunningTicks>());
        silo.Services.AddHostedService<TickDrain>();
        silo.AddIncomingGrainCallFilter<GrainCallTracing>();
        silo.AddActivityPropagation();
    }
}
