using Platform.Amazon;

namespace Platform.Grains.Links.Decisions;

/// <summary>The decision function of the link: pure, so that its properties can be tested without anything around it (design.md 4).</summary>
internal static class LinkDecider
{
    /// <summary>From a record and a command to the next record and the answer. Commands that name an attempt or a pair which the record no longer has change nothing.</summary>
    public static LinkDecision Decide(LinkState state, LinkCommand command, DateTimeOffset now)
    {
        var decision = Choose(LinkMemory.Prune(state, now), command, now);
        return decision with { State = UnlinkDecisions.Finish(decision.State, now) };
    }

    /// <summary>How an attempt stands: what a caller that waits for it is told.</summary>
    public static LinkReply Settle(LinkState state, string attempt, DateTimeOffset now)
    {
        var link = LinkView.Of(state, now);
        if (state.Flow is { } flow && flow.Attempt == attempt)
        {
            return flow.AwaitsCode(now)
                ? LinkReply.Refused(link, new Refusal(ErrorCodes.AuthorizationCodeNeeded))
                : LinkReply.Pending(link, attempt);
        }

        if (attempt == LinkPlan.UnlinkAttempt)
        {
            return state.Unlinking is null ? LinkReply.Done(link) : LinkReply.Pending(link, attempt);
        }

        if (state.Outcomes.FirstOrDefault(outcome => outcome.Attempt == attempt) is { } ended)
        {
            return CallbackDecisions.Replay(link, ended);
        }

        return state.Consents.FirstOrDefault(consent => consent.StateId == attempt) is { Failure: { } failure } unsent
            ? LinkReply.Refused(link, new Refusal(failure, Restart: false, unsent.RetryAt - now))
            : LinkReply.Done(link);
    }

    private static LinkDecision Choose(LinkState current, LinkCommand command, DateTimeOffset now) => command switch
    {
        LinkCommand.Open open => ConsentDecisions.Open(current, open, now),
        LinkCommand.Return back => CallbackDecisions.Return(current, back, now),
        LinkCommand.Unlink => UnlinkDecisions.Unlink(current, now),
        LinkCommand.Supersede superseded => UnlinkDecisions.Supersede(current, superseded, now),
        LinkCommand.Abandon abandoned => UnlinkDecisions.Abandon(current, abandoned.DeletedAt, now),
        LinkCommand.Left left => UnlinkDecisions.Left(current, left, now),
        LinkCommand.LeaveFailed failed => UnlinkDecisions.LeaveFailed(current, failed, now),
        LinkCommand.GrantsRevoked revoked => UnlinkDecisions.Revoked(current, revoked.Grants),
        LinkCommand.IntendRefresh refresh => PairDecisions.Intend(current, refresh.PairVersion, now),
        LinkCommand.Refreshed refreshed => PairDecisions.Refreshed(current, refreshed),
        LinkCommand.RefreshFailed failed => PairDecisions.Failed(current, failed.PairVersion),
        LinkCommand.Confirmed confirmed => PairDecisions.Confirmed(current, confirmed, now),
        LinkCommand.CareFailed failed => PairDecisions.CareFailed(current, failed),
        LinkCommand.Gone gone => PairDecisions.Gone(current, gone, now),
        LinkCommand.PutBack => PairDecisions.PutBack(current),
        LinkCommand.Reseal resealed => SealingDecisions.Reseal(current, resealed.Swaps),
        LinkCommand.LetGo gone => PairDecisions.LetGo(current, gone.PairVersion),
        _ => FlowDecisions.Decide(current, command, now),
    };
}
