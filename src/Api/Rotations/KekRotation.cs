using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Rotations;

/// <summary>
/// Rotates the key-encryption key: another one is there, every data key is wrapped by it, the former ones go. Each step looks at what holds
/// and can be repeated; until the last one both keys open everything.
/// </summary>
internal sealed class KekRotation(IGrainFactory grains, IKeyEncryptionKeyProvider keys, IDataKeyWrapping wrapping, EngineScope engine)
{
    // Where several nodes share a store, each has its own copy of the keys, or all one that none of them may change under the others.
    private bool ChangesKeys => keys.IsWritable && !engine.SharesStore;

    /// <summary>Does what is to be done until the rotation ends or this node must stop.</summary>
    /// <exception cref="VaultException">It cannot go on; the message is for the operator.</exception>
    public async Task Run(RotationWork work, CancellationToken cancellationToken)
    {
        while (await Step(work, cancellationToken))
        {
        }
    }

    private static bool IsWrappedBy(StoredDataKeys set, string newest) => set.Keys.All(key => key.KeyEncryptionKeyId == newest);

    private static WrappedDataKey Wrapped(StoredDataKey key) => new(key.KeyId, key.KeyEncryptionKeyId, key.Wrapped, key.CreatedAt);

    private Task<bool> Step(RotationWork work, CancellationToken cancellationToken) => work.Rotation.Phase switch
    {
        RotationPhase.Resealing => Rewrap(work, cancellationToken),
        RotationPhase.Retiring => Retire(work, cancellationToken),
        _ => Add(work, cancellationToken),
    };

    // A key that nothing is wrapped by yet is one that an earlier try has added, or the operator; it is as good as another.
    private async Task<bool> Add(RotationWork work, CancellationToken cancellationToken)
    {
        var set = await grains.DataKeys().Set();
        var newest = (await keys.Ids(cancellationToken))[^1];
        if (IsWrappedBy(set, newest))
        {
            if (!ChangesKeys)
            {
                throw new VaultException(
                    $"There is no newer key-encryption key: all data keys are wrapped by {newest}, the last one of {keys.Source}. "
                    + "Put another one behind it on every node, start the nodes again one after the other where it is a setting, and then resume.");
            }

            await keys.Add(cancellationToken);
            newest = (await keys.Ids(cancellationToken))[^1];
        }

        return await work.Report(report => report with { Begins = RotationPhase.Resealing, KeyId = newest, Total = set.Keys.Length });
    }

    private async Task<bool> Rewrap(RotationWork work, CancellationToken cancellationToken)
    {
        var newest = (await keys.Ids(cancellationToken))[^1];
        var set = await grains.DataKeys().Set();
        foreach (var key in set.Keys.Where(key => key.KeyEncryptionKeyId != newest))
        {
            var rewrapped = await wrapping.Rewrap(Wrapped(key), cancellationToken);
            await grains.DataKeys().Rewrap(
                new StoredDataKey(rewrapped.Id, rewrapped.KeyEncryptionKeyId, rewrapped.Wrapped, rewrapped.CreatedAt), key.Wrapped);
            var done = (await grains.DataKeys().Set()).Keys.Count(other => other.KeyEncryptionKeyId == newest);
            if (!await work.Report(report => report with { KeyId = newest, Walked = done - work.Rotation.Walked, Changed = 1 }))
            {
                return false;
            }
        }

        return await work.Report(report => IsWrappedBy(set, newest)
            ? report with { Begins = RotationPhase.Retiring, Total = set.Keys.Length, Walked = set.Keys.Length - work.Rotation.Walked }
            : report);
    }

    private async Task<bool> Retire(RotationWork work, CancellationToken cancellationToken)
    {
        var known = await keys.Ids(cancellationToken);
        var set = await grains.DataKeys().Set();
        var idle = known.SkipLast(1).Except(set.Keys.Select(key => key.KeyEncryptionKeyId)).ToList();
        if (ChangesKeys)
        {
            await keys.Remove(idle, cancellationToken);
            idle.Clear();
        }

        return await work.Report(report => report with
        {
            Ended = true,
            Detail = idle.Count == 0
                ? null
                : $"Nothing is wrapped by {string.Join(", ", idle)} any more: remove them from {keys.Source} on every node.",
        });
    }
}
