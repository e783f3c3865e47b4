using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Grains.Vault;

/// <summary>Keeps the rotations of the vault's keys and who is at work on them.</summary>
internal sealed class VaultRotationGrain(
    [PersistentState("rotations")] IPersistentState<VaultRotationState> stored,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time) : Grain, IVaultRotationGrain
{
    private const int IdBytes = 12;

    /// <inheritdoc/>
    public async Task<Rotation> Start(RotationLevel level)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        await Keep(RotationDecisions.Start(stored.State, level, id, time.GetUtcNow()));
        return RotationDecisions.Active(stored.State, level)!;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Rotation>> All() => Task.FromResult(stored.State.Rotations);

    /// <inheritdoc/>
    public Task<Rotation?> Find(string id) => Task.FromResult(Known(id));

    /// <inheritdoc/>
    public async Task<Rotation?> Pause(string id)
    {
        await Keep(RotationDecisions.Pause(stored.State, id));
        return Known(id);
    }

    /// <inheritdoc/>
    public async Task<Rotation?> Resume(string id)
    {
        await Keep(RotationDecisions.Resume(stored.State, id));
        return Known(id);
    }

    /// <inheritdoc/>
    public async Task<Rotation?> Take(string worker)
    {
        var (next, work) = RotationDecisions.Take(stored.State, worker, time.GetUtcNow());
        await Keep(next);
        return work;
    }

    /// <inheritdoc/>
    public async Task<Rotation?> Report(RotationReport report)
    {
        var (next, work) = RotationDecisions.Report(stored.State, report, time.GetUtcNow());
        await Keep(next);
        return work;
    }

    private Rotation? Known(string id) => stored.State.Rotations.FirstOrDefault(rotation => rotation.Id == id);

    private async Task Keep(VaultRotationState next)
    {
        if (!ReferenceEquals(next, stored.State))
        {
            await stored.Commit(next);
        }
    }
}
