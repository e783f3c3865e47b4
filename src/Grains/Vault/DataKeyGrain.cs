using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>Keeps the vault's wrapped data keys; read by each node at start, and every few seconds.</summary>
internal sealed class DataKeyGrain([PersistentState("dataKeys")] IPersistentState<DataKeyState> stored) : Grain, IDataKeyGrain
{
    /// <inheritdoc/>
    public Task<StoredDataKeys> Set() => Task.FromResult(Told());

    /// <inheritdoc/>
    public Task<StoredDataKeys> AddFirst(StoredDataKey candidate) => Keep(DataKeyDecisions.AddFirst(stored.State, candidate));

    /// <inheritdoc/>
    public Task<StoredDataKeys> Add(StoredDataKey candidate, uint newest) => Keep(DataKeyDecisions.Add(stored.State, candidate, newest));

    /// <inheritdoc/>
    public Task<StoredDataKeys> SealWith(uint keyId) => Keep(DataKeyDecisions.SealWith(stored.State, keyId));

    /// <inheritdoc/>
    public Task<StoredDataKeys> Rewrap(StoredDataKey rewrapped, string former) =>
        Keep(DataKeyDecisions.Rewrap(stored.State, rewrapped, former));

    /// <inheritdoc/>
    public Task<StoredDataKeys> Retire(ImmutableArray<uint> keys) => Keep(DataKeyDecisions.Retire(stored.State, keys));

    private async Task<StoredDataKeys> Keep(DataKeyState next)
    {
        if (!ReferenceEquals(next, stored.State))
        {
            await stored.Commit(next);
        }

        return Told();
    }

    private StoredDataKeys Told() => new(stored.State.Keys, stored.State.SealingKeyId);
}
