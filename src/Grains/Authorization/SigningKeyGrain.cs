using System.Collections.Immutable;

namespace Platform.Grains.Authorization;

/// <summary>Keeps the keys that sign access tokens; read once by each node.</summary>
internal sealed class SigningKeyGrain([PersistentState("signingKeys")] IPersistentState<SigningKeyState> stored) : Grain, ISigningKeyGrain
{
    /// <inheritdoc/>
    public Task<ImmutableArray<SigningKey>> Keys() => Task.FromResult(stored.State.Keys);

    /// <inheritdoc/>
    public async Task<ImmutableArray<SigningKey>> Add(SigningKey candidate)
    {
        if (stored.State.Keys.IsEmpty)
        {
            await stored.Commit(stored.State with { Keys = [candidate] });
        }

        return stored.State.Keys;
    }
}
