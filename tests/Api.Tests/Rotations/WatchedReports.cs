using System.Collections.Immutable;
using Platform.Grains.Vault;

namespace Platform.Api.Tests.Rotations;

/// <summary>The rotations' grain as a worker sees it, with something of a test's around each report.</summary>
internal sealed class WatchedReports(IVaultRotationGrain grain, Func<RotationReport, Func<Task<Rotation?>>, Task<Rotation?>> around)
    : IVaultRotationGrain
{
    public Task<Rotation> Start(RotationLevel level) => grain.Start(level);

    public Task<ImmutableArray<Rotation>> All() => grain.All();

    public Task<Rotation?> Find(string id) => grain.Find(id);

    public Task<Rotation?> Pause(string id) => grain.Pause(id);

    public Task<Rotation?> Resume(string id) => grain.Resume(id);

    public Task<Rotation?> Take(string worker) => grain.Take(worker);

    public Task<Rotation?> Report(RotationReport report) => around(report, () => grain.Report(report));
}
