using Platform.Amazon;
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
        new(Change(state, version, pair => pair with { RefreshingSince = now, UnansweredSince = pair.UnansweredSince ?? pair.RefreshingSince }));

    /// <summary>
    /// Keeps the answer of a refresh in place of the pair that was refreshed. An account that was set aside meanwhile is back with it: where tokens
    /// rotate, the one who set it aside was refused because this answer was on its way. A version that another pair has had meanwhile changes nothing:
    /// the answer has to be sealed under a newer one.
    /// </summary>
    public static LinkDecision Refreshed(LinkState state, LinkCommand.Refreshed command)
    {
        var aside = state.SetAside.Where(known => known.Account.Pair.Version == command.PairVersion).ToList();
        var known = aside.Count == 0 ? state : PutBack(state, aside);
        return Find(known, command.PairVersion) is null || command.Pair.Version <= state.PairVersion
            ? new LinkDecision(state)
            : new LinkDecision(Well(Change(known, command.PairVersion, before => Renewed(before, command.Pair)), command.Pair) with
            {
                PairVersion = command.Pair.Version,
            });
    }

    /// <summary>The refresh failed with an answer, so of it nothing is in flight; what is known of an earlier one without an answer stays known. The pair stands.</summary>
    public static LinkDecision Failed(LinkState state, long version) => new(Change(state, version, Answered));

    /// <summary>Amazon confirmed an account.</summary>
    public static LinkDecision Confirmed(LinkState state, LinkCommand.Confirmed command, DateTimeOffset now)
    {
        var account = state.Accounts.FirstOrDefault(known => known.AlexaUserId == command.AlexaUserId);
        return account is null
            ? new LinkDecision(state)
            : new LinkDecision(state with
            {
                Accounts = state.Accounts.Replace(account, account with
                {
                    VerifiedAt = now,
                    Host = command.Host,
                    CareFailures = 0,
                    VerifyNotBefore = default,
                    VerifyAt = null,
                }),
                Evidence = new Evidence(now, EvidenceSource.Amazon),
            });
    }

    /// <summary>Care of an account led to nothing: it waits.</summary>
    public static LinkDecision CareFailed(LinkState state, LinkCommand.CareFailed command)
    {
        var account = state.Accounts.FirstOrDefault(known => known.AlexaUserId == command.AlexaUserId && known.Generation == command.Generation);
        return account is null
            ? new LinkDecision(state)
            : new LinkDecision(state with
            {
                Accounts = state.Accounts.Replace(account, account with
                {
                    CareFailures = account.CareFailures + 1,
                    VerifyNotBefore = command.Kind == CareKind.Verify ? command.RetryAt : account.VerifyNotBefore,
                    RefreshNotBefore = command.Kind == CareKind.Refresh ? command.RetryAt : account.RefreshNotBefore,
                }),
            });
    }

    /// <summary>
    /// Amazon proved an account gone: its pair is erased; the last one ends the link. Proof about an older pair proves nothing. A refused refresh
    /// token is proof as well, but one that may turn out to be one of many: its account is only set aside.
    /// </summary>
    public static LinkDecision Gone(LinkState state, LinkCommand.Gone command, DateTimeOffset now)
    {
        var account = state.Accounts.FirstOrDefault(known => known.AlexaUserId == command.AlexaUserId && known.Pair.Version == command.PairVersion);
        if (account is null)
        {
            return new LinkDecision(state);
        }

        var without = state with { Accounts = state.Accounts.Remove(account) };
        var next = command.Code == ErrorCodes.ExchangeInvalidGrant
            ? without with { SetAside = without.SetAside.Add(new AccountSetAside(account with { Pair = Answered(account.Pair) }, now)) }
            : without with { GrantsToRevoke = [.. without.GrantsToRevoke, .. UnlinkDecisions.Grants(account)] };
        return new LinkDecision(UnlinkDecisions.End(next, command.Status, command.Code, EvidenceSource.Amazon, now));
    }

    /// <summary>Puts back what was set aside, but for accounts that have been linked anew and those that there is no room for any more.</summary>
    public static LinkDecision PutBack(LinkState state) => new(state.SetAside.IsEmpty ? state : PutBack(state, state.SetAside));

    /// <summary>Erases an account that was set aside; where it was the last, all that the built-in authorization server has given goes with it.</summary>
    public static LinkDecision LetGo(LinkState state, long version)
    {
        var aside = state.SetAside.FirstOrDefault(known => known.Account.Pair.Version == version);
        if (aside is null)
        {
            return new LinkDecision(state);
        }

        var next = state with { SetAside = state.SetAside.Remove(aside) };
        return new LinkDecision(next with
        {
            GrantsToRevoke = next.Accounts.IsEmpty && next.SetAside.IsEmpty && next.Flow is null
                ? [LinkState.AllGrants]
                : [.. next.GrantsToRevoke, .. UnlinkDecisions.Grants(aside.Account)],
        });
    }

    private static LinkState PutBack(LinkState state, IReadOnlyCollection<AccountSetAside> asides)
    {
        if (state.Unlinking is not null)
        {
            return state;
        }

        var back = asides.Select(aside => aside.Account)
            .Where(account => state.Accounts.All(linked => linked.AlexaUserId != account.AlexaUserId))
            .Take(LinkLimits.Accounts - state.Accounts.Length)
            .ToList();
        var dropped = asides.Where(aside => !back.Contains(aside.Account)).SelectMany(aside => UnlinkDecisions.Grants(aside.Account));
        return state with
        {
            Accounts = [.. back.Concat(state.Accounts).OrderBy(account => account.LinkedAt)],
            SetAside = state.SetAside.RemoveRange(asides),
            Ending = back.Count == 0 ? state.Ending : null,
            Reason = back.Count == 0 ? state.Reason : null,
            GrantsToRevoke = [.. state.GrantsToRevoke, .. dropped],
        };
    }

    private static SealedPair Answered(SealedPair pair) => pair with { RefreshingSince = pair.UnansweredSince };

    private static LinkState Well(LinkState state, SealedPair renewed) => state with
    {
        Accounts =
        [
            .. state.Accounts.Select(account =>
                account.Pair.Version == renewed.Version ? account with { CareFailures = 0, RefreshNotBefore = default } : account),
        ],
    };

    // An answer without a refresh token keeps the one before, as it is sealed by now: it may have been sealed again since the question was asked.
    private static SealedPair Renewed(SealedPair before, SealedPair renewed) =>
        renewed.RefreshVersion == before.RefreshVersion ? renewed with { Refresh = before.Refresh } : renewed;

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
