using System.Collections.Immutable;
using Platform.Amazon;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>How links end: by the partner's wish, by being superseded, with their skill.</summary>
internal static class UnlinkDecisions
{
    /// <summary>Begins to unlink. It is recorded at once; a flow under way is overtaken at its next step (design.md 4).</summary>
    public static LinkDecision Unlink(LinkState state, DateTimeOffset now)
    {
        if (state.Unlinking is not null)
        {
            return new LinkDecision(state) { Attempt = LinkPlan.UnlinkAttempt };
        }

        var closed = LinkMemory.Close(state, state.Consents, now);
        if (state.Accounts.IsEmpty && state.SetAside.IsEmpty && state.Flow is null && state.Leaving.IsEmpty)
        {
            return new LinkDecision(
                state.Ending is { Status: LinkStatus.RelinkRequired } ? closed with { Ending = Ended(now), Reason = null } : closed);
        }

        // What was set aside may stand at Amazon all the same, so it is disabled like the others.
        var left = state.Accounts.Concat(state.SetAside.Select(aside => aside.Account)).Aggregate(closed, (next, account) => Leave(next, account, now));
        return new LinkDecision(left with { Unlinking = new Unlinking(now), Reason = null, SetAside = [], GrantsToRevoke = [LinkState.AllGrants] })
        {
            Attempt = LinkPlan.UnlinkAttempt,
        };
    }

    /// <summary>An account that belongs to another partner user by now: erased without a call to Amazon.</summary>
    public static LinkDecision Supersede(LinkState state, LinkCommand.Supersede command, DateTimeOffset now)
    {
        // What a flow has claimed and not yet committed is lost just the same, and what it was to replace with it. A later link stays.
        var flow = Claiming(state.Flow, command);
        var account = state.Accounts.FirstOrDefault(
            known => known.AlexaUserId == command.AlexaUserId && (flow is not null || known.Attempt == command.Attempt));
        var leaving = state.Leaving.RemoveAll(known => known.AlexaUserId == command.AlexaUserId);
        var aside = state.SetAside.FirstOrDefault(known => known.Account.AlexaUserId == command.AlexaUserId);
        if (account is null && flow is null)
        {
            var lost = aside is null ? state : PairDecisions.LetGo(state, aside.Account.Pair.Version).State;
            return new LinkDecision(leaving.Length == state.Leaving.Length ? lost : lost with { Leaving = leaving });
        }

        var next = state with
        {
            Accounts = state.Accounts.RemoveAll(known => known == account),
            Leaving = leaving,
            Flow = flow is null ? state.Flow : null,
            GrantsToRevoke = [.. state.GrantsToRevoke, .. Grants(account), .. Grants(flow)],
        };
        var remembered = flow is null ? next : LinkMemory.Remember(next, flow.Attempt, flow.CodeHash, code: null, now);
        return new LinkDecision(End(remembered, LinkStatus.Unlinked, ReasonCodes.LinkSuperseded, EvidenceSource.Platform, now));
    }

    /// <summary>The skill is gone: what was there when it was deleted is erased; what came later stays.</summary>
    public static LinkDecision Abandon(LinkState state, DateTimeOffset deletedAt, DateTimeOffset now)
    {
        var consents = LinkMemory.Close(state, state.Consents.Where(consent => consent.OpenedAt <= deletedAt).ToList(), now);
        var flow = state.Flow is { } running && running.Consent.OpenedAt <= deletedAt ? running : null;
        var kept = state.Accounts.RemoveAll(account => account.LinkedAt <= deletedAt);
        var leaving = state.Leaving.RemoveAll(account => account.Since <= deletedAt);
        var aside = state.SetAside.RemoveAll(known => known.Account.LinkedAt <= deletedAt);
        var held = flow is not null || aside.Length < state.SetAside.Length || kept.Length < state.Accounts.Length || leaving.Length < state.Leaving.Length || state.Unlinking?.Since <= deletedAt;
        if (!held)
        {
            return new LinkDecision(consents);
        }

        var next = consents with
        {
            Accounts = kept,
            SetAside = aside,
            Leaving = leaving,
            Unlinking = state.Unlinking?.Since <= deletedAt ? null : state.Unlinking,
            Flow = flow is null ? state.Flow : null,
            GrantsToRevoke = kept.IsEmpty && (state.Flow is null || flow is not null)
                ? [LinkState.AllGrants]
                :
                [
                    .. state.GrantsToRevoke, .. state.Accounts.Except(kept).SelectMany(Grants),
                    .. state.SetAside.Except(aside).SelectMany(known => Grants(known.Account)), .. Grants(flow),
                ],
        };
        var remembered = flow is null ? next : LinkMemory.Remember(next, flow.Attempt, flow.CodeHash, ErrorCodes.StateExpired, now);
        return new LinkDecision(End(remembered, LinkStatus.Unlinked, ReasonCodes.SkillDeleted, EvidenceSource.Platform, now));
    }

    /// <summary>A leaving account is gone; the last one completes the unlink.</summary>
    public static LinkDecision Left(LinkState state, LinkCommand.Left command, DateTimeOffset now)
    {
        var leaving = state.Leaving.RemoveAll(account => account.Pair.Version == command.PairVersion);
        return (leaving.Length == state.Leaving.Length, command.Doubt) switch
        {
            (true, _) => new LinkDecision(state),
            (_, null) => new LinkDecision(state with { Leaving = leaving, Evidence = new Evidence(now, EvidenceSource.Amazon) }),
            (_, { } doubt) => new LinkDecision(GivenUp(state, leaving, doubt)),
        };
    }

    /// <summary>A leaving account could not be disabled: tried again for 7 days, then given up with a reason that says so.</summary>
    public static LinkDecision LeaveFailed(LinkState state, LinkCommand.LeaveFailed command, DateTimeOffset now)
    {
        var account = state.Leaving.FirstOrDefault(known => known.Pair.Version == command.PairVersion);
        if (account is null)
        {
            return new LinkDecision(state);
        }

        if (now < account.Since + LinkLimits.UnlinkLifetime)
        {
            var later = account with { Failures = account.Failures + 1, RetryAt = command.RetryAt };
            return new LinkDecision(state with { Leaving = state.Leaving.Replace(account, later) });
        }

        return new LinkDecision(GivenUp(state, state.Leaving.Remove(account), ErrorCodes.AmazonUnreachable));
    }

    /// <summary>Moves an account to those that leave.</summary>
    public static LinkState Leave(LinkState state, LinkedAccount account, DateTimeOffset now) => state with
    {
        Accounts = state.Accounts.Remove(account),
        Leaving = state.Leaving.Add(new LeavingAccount
        {
            AlexaUserId = account.AlexaUserId,
            Host = account.Host,
            Pair = account.Pair,
            Since = now,
            RetryAt = now,
        }),
        GrantsToRevoke = account.Grant is { } grant ? state.GrantsToRevoke.Add(grant) : state.GrantsToRevoke,
    };

    /// <summary>Moves what a flow has made so far to the accounts that leave.</summary>
    public static LinkState Leave(LinkState state, LinkFlow flow, DateTimeOffset now) => state with
    {
        Leaving = state.Leaving.Add(new LeavingAccount
        {
            AlexaUserId = flow.AlexaUserId,
            Host = flow.Hosts.FirstOrDefault(),
            Pair = flow.Pair!,
            Since = now,
            RetryAt = now,
        }),
    };

    /// <summary>Ends the link where no account is left.</summary>
    public static LinkState End(LinkState state, LinkStatus status, string? reason, EvidenceSource source, DateTimeOffset now)
    {
        var known = state with { Evidence = new Evidence(now, source) };
        if (!state.Accounts.IsEmpty)
        {
            return known;
        }

        return known with
        {
            Ending = new LinkEnding(status, now),
            Reason = reason is null ? null : new LinkReason(reason, IsFailure: false),
            GrantsToRevoke = state.Flow is null && state.SetAside.IsEmpty ? [LinkState.AllGrants] : state.GrantsToRevoke,
        };
    }

    /// <summary>Completes an unlink of which nothing is left: no account leaving, no flow to overtake.</summary>
    public static LinkState Finish(LinkState state, DateTimeOffset now)
    {
        if (state.Unlinking is null || !state.Leaving.IsEmpty || state.Flow is not null)
        {
            return state;
        }

        return state with { Unlinking = null, Ending = Ended(now), Reason = state.Reason is { IsFailure: false } reason ? reason : null };
    }

    /// <summary>The grants of a flow's enablement calls: the newest, and earlier ones that may have taken effect.</summary>
    public static IEnumerable<string> Grants(LinkFlow? flow) =>
        flow is null ? [] : flow.Grant is { } grant ? flow.EarlierGrants.Append(grant) : flow.EarlierGrants;

    /// <summary>The grant of an account, if it has one.</summary>
    public static IEnumerable<string> Grants(LinkedAccount? account) => account?.Grant is { } grant ? [grant] : [];

    /// <summary>These grants are revoked.</summary>
    public static LinkDecision Revoked(LinkState state, ImmutableArray<string> grants)
    {
        var left = state.GrantsToRevoke.RemoveRange(grants);
        return new LinkDecision(left.Length == state.GrantsToRevoke.Length ? state : state with { GrantsToRevoke = left });
    }

    /// <summary>An unlink that gives way to a new link has ended the old one, even while Amazon has still to be told.</summary>
    public static LinkState GiveWay(LinkState state, DateTimeOffset now) =>
        state.Unlinking is null ? state : state with { Unlinking = null, Ending = Ended(now), Reason = null };

    private static LinkState GivenUp(LinkState state, ImmutableArray<LeavingAccount> leaving, string code) => state with
    {
        Leaving = leaving,
        Reason = state.Unlinking is null ? state.Reason : new LinkReason(code, IsFailure: false),
    };

    private static LinkFlow? Claiming(LinkFlow? flow, LinkCommand.Supersede lost) =>
        flow?.Step == FlowStep.Claiming && flow.AlexaUserId == lost.AlexaUserId && flow.Attempt == lost.Attempt ? flow : null;

    private static LinkEnding Ended(DateTimeOffset now) => new(LinkStatus.Unlinked, now);
}
