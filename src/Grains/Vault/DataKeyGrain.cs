using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>Keeps the vault's wrapped data keys; read once by each node at start.</summary>
internal sealed class DataKeyGrain([PersistentState("dataKeys")] IPersistentState<DataKeyState> stored) : Grain, IDataKeyGrain
{
    /// <inheritdoc/>
    public Task<ImmutableArray<StoredDataKey>> Keys() => Task.FromResult(stored.State.Keys);

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoredDataKey>> AddFirst(StoredDataKey candidate)
    {
        if (stored.State.Keys.IsEmpty)
        {
            await stored.Commit(stored.State with { Keys = [candidate] });
        }

        return stored.State.Keys;
    }
}
