using Microsoft.Extensions.DependencyInjection;

namespace Platform.Engine.Orleans.Providers;

/// <summary>One kind of place where a cluster keeps its things.</summary>
internal interface IClusterProvider
{
    /// <summary>Silos find each other here.</summary>
    void AddMembership(ISiloBuilder silo);

    /// <summary>Front ends find silos here.</summary>
    void AddMembership(IClientBuilder client);

    /// <summary>Grain state is kept here.</summary>
    void AddStorage(ISiloBuilder silo);

    /// <summary>Reminders are kept here.</summary>
    void AddReminders(ISiloBuilder silo);

    /// <summary>Keys of grains that have state are listed here.</summary>
    void AddGrainKeys(IServiceCollection services);
}
