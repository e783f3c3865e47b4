using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>
/// What happens to token pairs, wherever the record keeps them. A pair is named by its version; a command for a version that the record no longer
/// has changes nothing, so an old answer never overwrites a newer pair.
/// </summary>
internal static class PairDecisions
{
    /// <summary>The pair of that version, or null.</summary>
    public static SealedPair? Find(LinkState state, long version) =>
        state.Accounts.Select(account => account.Pair)
            .Concat(state.Leaving.Select(account => account.Pair))
            .Append(state.Flow?.Pair)
            .FirstOrDefault(pair => pair?.Version == version);

    /// <summary>Notes that the refresh token is about to be sent.</summary>
    public static LinkDecision Intend(LinkState state, long version, DateTimeOffset now) =>
        new(Change(state, version, pair => pair with { RefreshingSince = now }));

    /// <summary>Keeps the answer of a refresh in place of the pair that was refreshed.</summary>
    public static LinkDecision Refreshed(LinkState state, LinkCommand.Refreshed command) =>
        Find(state, command.PairVersion) is null
            ? new LinkDecision(state)
            : new LinkDecision(Change(state, command.PairVersion, _ => command.Pair) with { PairVersion = command.Pair.Version });

    /// <summary>The refresh failed with an answer: nothing is in flight any more, and the pair stands.</summary>
    public static LinkDecision Failed(LinkState state, long version) => new(Change(state, version, pair => pair with { RefreshingSince = null }));

    /// <summary>Amazon confirmed an account.</summary>
    public static LinkDecision Confirmed(LinkState state, LinkCommand.Confirmed command, DateTimeOffset now)
    {
        var account = state.Accounts.FirstOrDefault(known => known.AlexaUserId == command.AlexaUserId);
        return account is null
            ? new LinkDecision(state)
            : new LinkDecision(state with
            {
                Accounts = state.Accounts.Replace(account, account with { VerifiedAt = now, Host = command.Host }),
                Evidence = new Evidence(now, EvidenceSource.Amazon),
            });
    }

    /// <summary>Amazon proved an account gone: its pair is erased; the last one ends the link. Proof about an older pair proves nothing.</summary>
    public static LinkDecision Gone(LinkState state, LinkCommand.Gone command, DateTimeOffset now)
    {
        var account = state.Accounts.FirstOrDefault(known => known.AlexaUserId == command.AlexaUserId && known.Pair.Version == command.PairVersion);
        if (account is null)
        {
            return new LinkDecision(state);
        }

        var next = state with
        {
            Accounts = state.Accounts.Remove(account),
            GrantsToRevoke = account.Grant is { } grant ? state.GrantsToRevoke.Add(grant) : state.GrantsToRevoke,
        };
        return new LinkDecision(UnlinkDecisions.End(next, command.Status, command.Code, EvidenceSource.Amazon, now));
    }

    // The same instance where there is no such pair, so that an answer that comes too late writes nothing.
    private static LinkState Change(LinkState state, long version, Func<SealedPair, SealedPair> change) => Find(state, version) is null
        ? state
        : state with
        {
            Accounts = [.. state.Accounts.Select(known => known.Pair.Version == version ? known with { Pair = change(known.Pair) } : known)],
            Leaving = [.. state.Leaving.Select(known => known.Pair.Version == version ? known with { Pair = change(known.Pair) } : known)],
            Flow = state.Flow is { Pair: { } pair } flow && pair.Version == version ? flow with { Pair = change(pair) } : state.Flow,
        };
}
