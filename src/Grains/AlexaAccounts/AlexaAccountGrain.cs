using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>Keeps who holds an Alexa account. Former holders stay noted until they have been told, so a flow that dies in between tells them when it resumes.</summary>
internal sealed class AlexaAccountGrain([PersistentState("account")] IPersistentState<AlexaAccountState> stored) : Grain, IAlexaAccountGrain
{
    /// <inheritdoc/>
    public async Task<AccountClaim> Claim(LinkKey link, string attempt)
    {
        await Keep(ClaimDecisions.Claim(stored.State, link, attempt));
        return ClaimDecisions.Standing(stored.State, link, attempt);
    }

    /// <inheritdoc/>
    public async Task<AccountClaim> Told(FormerHolder former, LinkKey link, string attempt)
    {
        await Keep(ClaimDecisions.Told(stored.State, former));
        return ClaimDecisions.Standing(stored.State, link, attempt);
    }

    /// <inheritdoc/>
    public Task Release(LinkKey link) => Keep(ClaimDecisions.Release(stored.State, link));

    /// <inheritdoc/>
    public Task<LinkKey?> Holder()
    {
        if (!stored.RecordExists)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(stored.State.Holder is { } holder ? LinkKey.Parse(holder) : (LinkKey?)null);
    }

    // Needed again when the account is linked anew: the memory is for the links.
    private async Task Keep(AlexaAccountState next)
    {
        if (!ReferenceEquals(next, stored.State))
        {
            await stored.Commit(next);
        }

        DeactivateOnIdle();
    }
}
