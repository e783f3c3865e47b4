using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Grains.Authorization;

/// <summary>Keeps the grants of one user and skill.</summary>
internal sealed class GrantGrain(
    [PersistentState("grants")] IPersistentState<GrantState> stored,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time) : Grain, IGrantGrain
{
    /// <inheritdoc/>
    public Task Register(string grant, string codeHash, string redirectUri) =>
        stored.Commit(GrantDecisions.Register(stored.State, grant, codeHash, redirectUri, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<bool> Redeem(string grant, string codeHash, string redirectUri, string refreshHash, uint dataKey) =>
        Grant(GrantDecisions.Redeem(stored.State, grant, codeHash, redirectUri, refreshHash, dataKey, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<bool> Rotate(string grant, string presentedHash, string nextHash, uint dataKey) =>
        Grant(GrantDecisions.Rotate(stored.State, grant, presentedHash, nextHash, dataKey, time.GetUtcNow()));

    /// <inheritdoc/>
    public async Task Revoke(string grant) => await Keep(GrantDecisions.Revoke(stored.State, grant));

    /// <inheritdoc/>
    public async Task RevokeAll() => await Keep(stored.State with { Grants = [] });

    /// <inheritdoc/>
    public Task<ImmutableArray<uint>> Needed(ImmutableArray<uint> dataKeys) =>
        Task.FromResult(GrantDecisions.Needed(stored.State, dataKeys, time.GetUtcNow()));

    // What follows is Alexa's next refresh, an hour later as a rule: the memory is for the links.
    private async Task<bool> Grant((GrantState State, bool Granted) decision)
    {
        await Keep(decision.State);
        DeactivateOnIdle();
        return decision.Granted;
    }

    private async Task Keep(GrantState next)
    {
        if (next.Grants.IsEmpty)
        {
            if (stored.RecordExists)
            {
                await stored.ClearStateAsync();
            }

            DeactivateOnIdle();
        }
        else if (!ReferenceEquals(next, stored.State))
        {
            await stored.Commit(next);
        }
    }
}
