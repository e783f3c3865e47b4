using System.Collections.Immutable;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Authorization;

/// <summary>Keeps the keys that sign access tokens; read once by each node.</summary>
internal sealed class SigningKeyGrain(
    [PersistentState("signingKeys")] IPersistentState<SigningKeyState> stored,
    IVault vault,
    IKeyRing keys) : Grain, ISigningKeyGrain
{
    private static readonly SecretContext Place = new("", "", "", Secrets.SigningKey, 0);

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

    /// <inheritdoc/>
    public async Task<ResealReply> Reseal(uint dataKey)
    {
        if (keys.SealingKeyId != dataKey)
        {
            return ResealReply.NotYet;
        }

        var resealing = new Resealing(vault);
        var next = stored.State.Keys.Select(key => key with { PrivateKey = resealing.Of(key.PrivateKey, Place) }).ToImmutableArray();
        if (resealing.HasChanged)
        {
            await stored.Commit(stored.State with { Keys = next });
        }

        return resealing.Reply;
    }
}
