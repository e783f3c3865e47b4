using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>
/// Keeps who holds an Alexa account. Former holders stay noted until they have been told, so a flow that dies in between tells them when it resumes;
/// a former holder that claims the account back is no longer former.
/// </summary>
internal sealed class AlexaAccountGrain([PersistentState("account")] IPersistentState<AlexaAccountState> stored) : Grain, IAlexaAccountGrain
{
    /// <inheritdoc/>
    public async Task<LinkKey?> Claim(LinkKey link)
    {
        var key = link.ToString();
        var state = stored.State;
        if (state.Holder != key)
        {
            var former = state.Former.Remove(key);
            await stored.Commit(state with { Holder = key, Former = state.Holder is { } holder ? former.Add(holder) : former });
        }

        return stored.State.Former is [var first, ..] ? LinkKey.Parse(first) : null;
    }

    /// <inheritdoc/>
    public async Task Told(LinkKey former)
    {
        var key = former.ToString();
        if (stored.State.Former.Contains(key))
        {
            await stored.Commit(stored.State with { Former = stored.State.Former.Remove(key) });
        }
    }

    /// <inheritdoc/>
    public async Task Release(LinkKey link)
    {
        if (stored.State.Holder != link.ToString())
        {
            return;
        }

        if (stored.State.Former.IsEmpty)
        {
            await stored.ClearStateAsync();
            DeactivateOnIdle();
        }
        else
        {
            await stored.Commit(stored.State with { Holder = null });
        }
    }

    /// <inheritdoc/>
    public Task<LinkKey?> Holder()
    {
        if (!stored.RecordExists)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(stored.State.Holder is { } holder ? LinkKey.Parse(holder) : (LinkKey?)null);
    }
}
