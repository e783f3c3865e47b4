using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Rotations;

/// <summary>
/// Rotates the data key: another one is added; when every node can open with it, it seals; when every node seals with it, all records are
/// sealed again. Later, and by itself, the replaced ones are retired. Each step looks at what holds and can be repeated.
/// </summary>
internal sealed class DataRotation(
    IGrainFactory grains,
    IDataKeyWrapping wrapping,
    IKeyRing ring,
    RecordWalk walk,
    EngineScope engine,
    IOptions<VaultOptions> options)
{
    // A process that is alone with its store has seen a change as soon as it has looked.
    private TimeSpan Spread => engine.SharesStore ? options.Value.Spread : TimeSpan.Zero;

    /// <summary>Does what is to be done until the rotation ends or this node must stop.</summary>
    /// <exception cref="VaultException">It cannot go on; the message is for the operator.</exception>
    public async Task Run(RotationWork work, CancellationToken cancellationToken)
    {
        while (await Step(work, cancellationToken))
        {
        }
    }

    private static uint KeyOf(RotationWork work) => uint.Parse(work.Rotation.KeyId!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private Task<bool> Step(RotationWork work, CancellationToken cancellationToken) => (work.Rotation.Level, work.Rotation.Phase) switch
    {
        (RotationLevel.Retirement, RotationPhase.Retiring) => Retire(work),
        (RotationLevel.Retirement, _) => Prove(work, cancellationToken),
        (_, RotationPhase.Adding) => Add(work, cancellationToken),
        (_, RotationPhase.Spreading) => Tell(work, cancellationToken),
        (_, RotationPhase.Switching) => Switch(work, cancellationToken),
        _ => Reseal(work, cancellationToken),
    };

    // A newest key that does not seal is one that an earlier try has added.
    private async Task<bool> Add(RotationWork work, CancellationToken cancellationToken)
    {
        var set = await grains.DataKeys().Set();
        var newest = set.Keys[^1].KeyId;
        if ((set.SealingKeyId ?? newest) == newest)
        {
            // By what wraps the key in use: every node has that, which is more than is known of a newer one.
            var made = await wrapping.New(set.Keys[^1].KeyEncryptionKeyId, cancellationToken);
            set = await grains.DataKeys().Add(new StoredDataKey(made.Id, made.KeyEncryptionKeyId, made.Wrapped, made.CreatedAt), newest);
        }

        var keyId = set.Keys[^1].KeyId.ToString("x8", CultureInfo.InvariantCulture);
        return await work.Report(report => report with { Begins = RotationPhase.Spreading, KeyId = keyId });
    }

    private async Task<bool> Tell(RotationWork work, CancellationToken cancellationToken)
    {
        await ring.Reload(cancellationToken);
        return await work.Wait(Spread, cancellationToken)
            && await work.Report(report => report with { Begins = RotationPhase.Switching });
    }

    private async Task<bool> Switch(RotationWork work, CancellationToken cancellationToken)
    {
        await grains.DataKeys().SealWith(KeyOf(work));
        await ring.Reload(cancellationToken);
        return await work.Wait(Spread, cancellationToken)
            && await work.Report(report => report with { Begins = RotationPhase.Resealing });
    }

    private async Task<bool> Reseal(RotationWork work, CancellationToken cancellationToken)
    {
        if (work.Rotation.Kind is null && await walk.Count(work, RecordKinds.Sealed, cancellationToken) is var total
            && !await work.Report(report => report with { Total = total }))
        {
            return false;
        }

        var visits = new RecordVisits(grains, KeyOf(work), []);
        return await walk.Run(work, RecordKinds.Sealed, visits, cancellationToken)
            && await work.Report(report => report with { Ended = true });
    }

    // Every record is looked at once more, and every grant is asked which keys the tokens given out would need.
    private async Task<bool> Prove(RotationWork work, CancellationToken cancellationToken)
    {
        var set = await grains.DataKeys().Set();
        var sealing = set.SealingKeyId ?? set.Keys[^1].KeyId;
        if (work.Rotation.Kind is null)
        {
            var older = set.Keys.TakeWhile(key => key.KeyId != sealing).Select(key => key.KeyId).ToImmutableArray();
            if (!await work.Report(report => report with { Candidates = older, Ended = older.IsEmpty }))
            {
                return false;
            }
        }

        var visits = new RecordVisits(grains, sealing, work.Rotation.Candidates);
        return await walk.Run(work, [.. RecordKinds.Sealed, RecordKinds.Grant], visits, cancellationToken)
            && await work.Report(report => report with { Begins = RotationPhase.Retiring });
    }

    // What was still found under an older key, or did not open, may not be the last of its kind: then no key goes, and the walk is made
    // again later.
    private async Task<bool> Retire(RotationWork work)
    {
        if (work.Rotation is { Changed: 0, NotOpened: 0 })
        {
            await grains.DataKeys().Retire([.. work.Rotation.Candidates.Except(work.Rotation.Needed)]);
        }

        return await work.Report(report => report with { Ended = true });
    }
}
