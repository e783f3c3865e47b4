using Platform.Amazon;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>The steps of a flow. A result for another attempt than the one under way changes nothing.</summary>
internal static class FlowDecisions
{
    /// <summary>Decides a step of the flow.</summary>
    public static LinkDecision Decide(LinkState state, LinkCommand command, DateTimeOffset now) => (state.Flow, command) switch
    {
        ({ Step: FlowStep.Exchanging, Resent: false } flow, LinkCommand.IntendResend c) when c.Attempt == flow.Attempt =>
            Keep(state, flow with { Resent = true, StepSince = now }),
        ({ Step: FlowStep.Exchanging } flow, LinkCommand.Exchanged c) when c.Attempt == flow.Attempt => Exchanged(state, flow, c.Pair, now),
        ({ Step: FlowStep.Exchanging } flow, LinkCommand.ExchangeFailed c) when c.Attempt == flow.Attempt =>
            c.Spent || flow.Resent || state.Unlinking is not null ? Fail(state, flow, Told(flow, c), now) : Unsent(state, flow, c, now),
        ({ Pair: not null, Step: not FlowStep.Claiming } flow, LinkCommand.IntendEnable c) when c.Attempt == flow.Attempt && state.Unlinking is null =>
            IntendEnable(state, flow, c, now),
        ({ Pair: not null, Step: not FlowStep.Claiming } flow, LinkCommand.NeedCode c) when c.Attempt == flow.Attempt =>
            NeedCode(state, flow, now),
        ({ Step: FlowStep.Enabling } flow, LinkCommand.Enabled c) when c.Attempt == flow.Attempt =>
            Keep(state, flow with { Step = FlowStep.Claiming, StepSince = now, AlexaUserId = c.AlexaUserId, Failures = 0, RetryAt = now }),
        ({ Step: FlowStep.Enabling } flow, LinkCommand.EnableElsewhere c) when c.Attempt == flow.Attempt =>
            Keep(
                RevokeGrant(state, flow.Grant),
                flow with { Step = FlowStep.Exchanged, StepSince = now, Hosts = flow.Hosts.RemoveAt(0), Grant = null }),
        ({ Step: FlowStep.Enabling } flow, LinkCommand.EnableRefused c) when c.Attempt == flow.Attempt => Fail(state, flow, c.Code, now),
        ({ Pair: not null } flow, LinkCommand.StepFailed c) when c.Attempt == flow.Attempt => Retry(state, flow, c),
        ({ Step: FlowStep.Claiming } flow, LinkCommand.Claimed c) when c.Attempt == flow.Attempt => Linked(state, flow, c.TakenOver, now),
        ({ } flow, LinkCommand.EndFlow c) when c.Attempt == flow.Attempt => Fail(state, flow, c.Code, now),
        _ => new LinkDecision(state),
    };

    /// <summary>Ends a flow that only waits, in favour of another that is about to begin: its state is void.</summary>
    public static LinkState GiveWay(LinkState state, DateTimeOffset now) =>
        state.Flow is { } waiting ? Fail(state, waiting, ErrorCodes.StateExpired, now).State : state;

    // Sent again after a restart and refused: the first sending had spent it, and its answer died with the process (design.md 4, unreceived). Sent
    // again and turned away unspent, it has been presented once more than a code should be as it is: it does not go back to its place.
    private static string Told(LinkFlow flow, LinkCommand.ExchangeFailed failed) =>
        flow.Resent && (!failed.Spent || failed.Code == ErrorCodes.ExchangeInvalidGrant) ? ErrorCodes.ExchangeInterrupted : failed.Code;

    private static LinkDecision Keep(LinkState state, LinkFlow flow) => new(state with { Flow = flow });

    private static LinkDecision Exchanged(LinkState state, LinkFlow flow, SealedPair pair, DateTimeOffset now) =>
        Keep(state with { PairVersion = pair.Version }, flow with { Step = FlowStep.Exchanged, StepSince = now, Pair = pair, Code = null });

    // The code was not spent, so the state goes back to its place, claimed by this code alone: repeating the same call goes on.
    // Where five others were opened meanwhile, the oldest of those gives way.
    private static LinkDecision Unsent(LinkState state, LinkFlow flow, LinkCommand.ExchangeFailed failed, DateTimeOffset now)
    {
        var consent = flow.Consent with
        {
            CodeHash = flow.CodeHash,
            CodeReceivedAt = flow.CodeReceivedAt,
            Failure = failed.Code,
            RetryAt = failed.RetryAt,
        };
        var room = LinkMemory.Close(state, state.Consents.Take(state.Consents.Length - (LinkLimits.OpenConsents - 1)).ToList(), now);
        return new LinkDecision(room with
        {
            Flow = null,
            Consents = [.. room.Consents.Append(consent).OrderBy(open => open.OpenedAt)],

            // Wrong set-up leaves every link as it was.
            Reason = failed.Code == ErrorCodes.SkillCredentials ? state.Reason : new LinkReason(failed.Code, IsFailure: true),
        });
    }

    // Found in enabling after a restart: the call with the code before may have taken effect, and that must not be forgotten while the partner is asked.
    private static LinkDecision NeedCode(LinkState state, LinkFlow flow, DateTimeOffset now) => Keep(
        state,
        flow with { Step = FlowStep.CodeNeeded, StepSince = now, MayBeEnabled = flow.MayBeEnabled || flow.Step == FlowStep.Enabling });

    private static LinkDecision IntendEnable(LinkState state, LinkFlow flow, LinkCommand.IntendEnable command, DateTimeOffset now)
    {
        // A call intended before and never answered may have taken effect; then what Alexa holds came of its grant, which stays good until it is known.
        var intended = flow with
        {
            Step = FlowStep.Enabling,
            StepSince = now,
            Hosts = command.Hosts,
            Grant = command.Grant,
            EarlierGrants = flow.Grant is { } earlier ? flow.EarlierGrants.Add(earlier) : flow.EarlierGrants,
            MayBeEnabled = flow.MayBeEnabled || flow.Step == FlowStep.Enabling,
            AuthorizationCode = null,
        };
        return Keep(state, intended);
    }

    private static LinkDecision Retry(LinkState state, LinkFlow flow, LinkCommand.StepFailed command)
    {
        var later = flow with
        {
            Failures = flow.Failures + 1,
            LastFailure = command.Code,
            RetryAt = command.RetryAt,
            MayBeEnabled = flow.MayBeEnabled || command.MayBeEnabled,
        };

        // Answered, and certainly without effect: nothing of this call is left.
        return flow.Step != FlowStep.Enabling || command.MayBeEnabled
            ? Keep(state, later)
            : Keep(RevokeGrant(state, flow.Grant), later with { Step = FlowStep.Exchanged, Grant = null });
    }

    private static LinkDecision Linked(LinkState state, LinkFlow flow, bool takenOver, DateTimeOffset now)
    {
        var account = new LinkedAccount
        {
            AlexaUserId = flow.AlexaUserId!,
            Stage = flow.Consent.Stage,
            Host = flow.Hosts[0],
            Pair = flow.Pair!,
            LinkedAt = now,
            VerifiedAt = now,
            Generation = state.Generation + 1,
            Grant = flow.Grant,
            Attempt = flow.Attempt,
            VerifyAt = takenOver ? now + LinkLimits.TakeoverDoubt : null,
        };
        var replaced = state.Accounts.FirstOrDefault(known => known.AlexaUserId == account.AlexaUserId);
        var aside = state.SetAside.FirstOrDefault(known => known.Account.AlexaUserId == account.AlexaUserId);
        var next = state with
        {
            GrantsToRevoke =
                [.. state.GrantsToRevoke, .. UnlinkDecisions.Grants(replaced), .. UnlinkDecisions.Grants(aside?.Account), .. flow.EarlierGrants],
            SetAside = state.SetAside.RemoveAll(known => known == aside),
            Generation = account.Generation,
            Accounts = [.. state.Accounts.Where(known => known != replaced), account],

            // An older unlink of the same account must not disable what has just been linked; one whose name never came asks for it first.
            Leaving = state.Leaving.RemoveAll(known => known.AlexaUserId == account.AlexaUserId),
            Flow = null,
            Ending = null,
            Reason = null,
            Evidence = new Evidence(now, EvidenceSource.Amazon),
        };

        // A household that grows past its bound lets its oldest account go; an unlink that came meanwhile lets this one go.
        var leaver = state.Unlinking is not null ? account : next.Accounts.Length > LinkLimits.Accounts ? next.Accounts[0] : null;
        var settled = leaver is null ? next : UnlinkDecisions.Leave(next, leaver, now);
        return new LinkDecision(LinkMemory.Remember(settled, flow.Attempt, flow.CodeHash, code: null, now));
    }

    private static LinkDecision Fail(LinkState state, LinkFlow flow, string code, DateTimeOffset now)
    {
        var refused = flow is { Step: FlowStep.Enabling, MayBeEnabled: false } && code.StartsWith("enablement.4", StringComparison.Ordinal);
        var mayStand = flow.Pair is not null && (flow.MayBeEnabled || flow.Step is FlowStep.Enabling or FlowStep.Claiming) && !refused;
        var ended = state with { Flow = null, Reason = new LinkReason(code, IsFailure: true) };

        // An enablement that may stand is taken back; whose it is is asked first, and an account that this user holds serves on (LeaveStep). It serves
        // with whatever grant Alexa has by now, so while accounts are held the grants of the attempt end with the link.
        var next = (mayStand, state.Accounts.IsEmpty) switch
        {
            (true, false) => UnlinkDecisions.Leave(ended, flow, now),
            (true, true) => UnlinkDecisions.Leave(Revoke(), flow, now),
            _ => Revoke(),
        };
        return new LinkDecision(LinkMemory.Remember(next, flow.Attempt, flow.CodeHash, code, now));

        LinkState Revoke() => ended with { GrantsToRevoke = [.. ended.GrantsToRevoke, .. UnlinkDecisions.Grants(flow)] };
    }

    private static LinkState RevokeGrant(LinkState state, string? grant) =>
        grant is null ? state : state with { GrantsToRevoke = state.GrantsToRevoke.Add(grant) };
}
