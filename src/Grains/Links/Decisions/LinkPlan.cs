using Platform.Amazon;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>What a record asks to be done next. Pure: the runner performs it and commits the result, until nothing is left.</summary>
internal static class LinkPlan
{
    /// <summary>The name of the work of an unlink, for callers that wait for it.</summary>
    public const string UnlinkAttempt = "unlink";

    /// <summary>The next step.</summary>
    /// <param name="state">The record as committed.</param>
    /// <param name="startedHere">The attempt whose code this activation has accepted and not yet sent; null after a restart.</param>
    /// <param name="exchangeTotal">How long an exchange, or a refresh, may take over HTTP.</param>
    /// <param name="care">The care that linked accounts get; null while it is not known, and then they get none.</param>
    /// <param name="now">The time.</param>
    public static LinkStep Next(LinkState state, string? startedHere, TimeSpan exchangeTotal, CarePolicy? care, DateTimeOffset now)
    {
        if (!state.GrantsToRevoke.IsEmpty)
        {
            return new LinkStep.RevokeGrants(state.GrantsToRevoke);
        }

        if (state.Flow is { } flow)
        {
            // What is being claimed is linked at Amazon already, so it is taken over first and then let go.
            return state.Unlinking is not null && flow.Step != FlowStep.Claiming
                ? new LinkStep.End(flow.Attempt, ErrorCodes.StateExpired)
                : Flow(flow, flow.Attempt == startedHere, exchangeTotal, now);
        }

        // Of things due, the longest overdue comes first.
        var next = Later(state, care, exchangeTotal, now).OrderBy(due => due.At).FirstOrDefault();
        return next.Step is null ? LinkStep.Nothing : next.At <= now ? next.Step : new LinkStep.Wait(next.At);
    }

    // What no flow does, and when.
    private static IEnumerable<(DateTimeOffset At, LinkStep Step)> Later(LinkState state, CarePolicy? care, TimeSpan refreshTotal, DateTimeOffset now)
    {
        foreach (var leaving in state.Leaving)
        {
            yield return (leaving.RetryAt, new LinkStep.Leave(leaving));
        }

        foreach (var aside in state.SetAside)
        {
            yield return (aside.Until, new LinkStep.Judge(aside));
        }

        if (care is not null && AccountCare.Next(state, care, refreshTotal, now) is { } due)
        {
            yield return (due.DueAt, new LinkStep.Care(due));
        }
    }

    private static LinkStep Flow(LinkFlow flow, bool startedHere, TimeSpan exchangeTotal, DateTimeOffset now) => flow switch
    {
        { Step: FlowStep.Exchanging } => startedHere ? new LinkStep.Exchange(flow) : Interrupted(flow, exchangeTotal, now),
        { Step: FlowStep.CodeNeeded } => Until(flow.StepSince + LinkLimits.CodeNeededLifetime, flow, ErrorCodes.AuthorizationFailed, now),
        { Step: FlowStep.Claiming } => flow.RetryAt > now ? new LinkStep.Wait(flow.RetryAt) : new LinkStep.Claim(flow),
        _ when flow.Deadline <= now => new LinkStep.End(flow.Attempt, flow.LastFailure ?? ErrorCodes.AmazonUnreachable),
        _ when flow.RetryAt > now => new LinkStep.Wait(flow.RetryAt < flow.Deadline ? flow.RetryAt : flow.Deadline),
        _ => new LinkStep.Enable(flow),
    };

    // Found after a restart: the code may have been sent. It is sent again once, after a frozen twin of this process would have given up,
    // and never when it is too old (design.md 4).
    private static LinkStep Interrupted(LinkFlow flow, TimeSpan exchangeTotal, DateTimeOffset now)
    {
        var quiet = flow.StepSince + exchangeTotal + LinkLimits.ResendMargin;
        return flow.Resent || now >= flow.CodeReceivedAt + LinkLimits.CodeLifetime
            ? Until(quiet, flow, ErrorCodes.ExchangeInterrupted, now)
            : now < quiet ? new LinkStep.Wait(quiet) : new LinkStep.Resend(flow);
    }

    private static LinkStep Until(DateTimeOffset due, LinkFlow flow, string code, DateTimeOffset now) =>
        now < due ? new LinkStep.Wait(due) : new LinkStep.End(flow.Attempt, code);
}
