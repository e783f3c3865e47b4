using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using Platform.AmazonSimulator;
using Platform.Engine;
using Platform.Engine.Orleans;
using Platform.Engine.Orleans.Settings;
using Platform.Grains;
using Platform.Tests.Clocks;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>Several silos in this process that share a storage and an Amazon. One can be killed as if its process had died.</summary>
internal sealed class LinkCluster : IAsyncDisposable
{
    private readonly Dictionary<string, Lifeline> _lifelines = [];
    private readonly Surroundings _surroundings;
    private readonly InProcessTestCluster _cluster;

    private LinkCluster(Surroundings surroundings)
    {
        _surroundings = surroundings;
        var builder = new InProcessTestClusterBuilder(1) { Options = { ConfigureFileLogging = false, InitializeClientOnDeploy = false } };
        builder.ConfigureSiloHost((silo, host) => Configure(silo.SiloName, host));
        _cluster = builder.Build();
    }

    public SimulatorControl Amazon => _surroundings.Amazon.Control;

    public ShiftedClock Clock => _surroundings.Clock;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <summary>The services of a silo that lives.</summary>
    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public IManagementGrain Management => Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);

    public static async Task<LinkCluster> Start(short silos)
    {
        var cluster = new LinkCluster(await Surroundings.Start());

        // The first silo makes the vault's keys, so it starts alone, as in operation.
        await cluster._cluster.DeployAsync();
        await cluster._cluster.StartSilosAsync(silos - 1);
        await Eventually.Holds(() => Task.FromResult(cluster.Silos.All(silo => Sees(silo, silos))));
        await LinkDriver.PutSkill(cluster.Services);
        return cluster;
    }

    public LinkDriver User(string user) => new(Services, Amazon, user);

    /// <summary>A driver that calls from one silo.</summary>
    public LinkDriver UserFrom(InProcessSiloHandle silo, string user) => new(silo.ServiceProvider, Amazon, user);

    /// <summary>The silo dies, with all that it was doing.</summary>
    public Task Kill(InProcessSiloHandle silo)
    {
        _lifelines[silo.Name].Cut();
        return _cluster.KillSiloAsync(silo);
    }

    /// <summary>The silo is stopped as in operation.</summary>
    public Task Stop(InProcessSiloHandle silo) => _cluster.StopSiloAsync(silo);

    public Task<InProcessSiloHandle> StartSilo() => _cluster.StartAdditionalSiloAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _surroundings.DisposeAsync();
    }

    private static bool Sees(InProcessSiloHandle silo, int silos) =>
        silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count == silos;

    private void Configure(string silo, IHostApplicationBuilder host)
    {
        host.Configuration.AddInMemoryCollection(_surroundings.Settings());
        var settings = SettingsCheck.Read(host.Configuration, EngineRole.Silo);
        var lifeline = new Lifeline();
        lock (_lifelines)
        {
            _lifelines[silo] = lifeline;
        }

        host.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        host.Services.AddKeyedSingleton<TimeProvider>(PlatformClock.Key, Clock);
        host.UseOrleans(builder =>
        {
            builder.AddGrainHosting(settings, GrainTimes.Read(host.Configuration));
            builder.Configure<Orleans.Configuration.ClusterMembershipOptions>(membership =>
            {
                // A killed silo is noticed within seconds.
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
            });
        });
        host.Services.AddGrainServices(host.Configuration);
        lifeline.Install(host.Services);
    }
}
