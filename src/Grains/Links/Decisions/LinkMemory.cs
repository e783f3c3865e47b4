using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>What a record forgets as time goes by.</summary>
internal static class LinkMemory
{
    /// <summary>Closes consents that have expired, and forgets outcomes and closed states older than 24 hours. Answers the same instance where there is nothing to do.</summary>
    public static LinkState Prune(LinkState state, DateTimeOffset now)
    {
        var expired = state.Consents.Where(consent => consent.AcceptedUntil <= now).ToList();
        var next = expired.Count == 0 ? state : Close(state, expired, now);
        var horizon = now - LinkLimits.Memory;
        return next.Outcomes.Any(outcome => outcome.At <= horizon) || next.Closed.Any(closed => closed.At <= horizon)
            ? next with
            {
                Outcomes = next.Outcomes.RemoveAll(outcome => outcome.At <= horizon),
                Closed = next.Closed.RemoveAll(closed => closed.At <= horizon),
            }
            : next;
    }

    /// <summary>Closes consents unspent: their states are remembered for a while, so that they are told from unknown ones.</summary>
    public static LinkState Close(LinkState state, IEnumerable<OpenedConsent> consents, DateTimeOffset now)
    {
        var closing = consents.Select(consent => consent.StateId).ToHashSet();
        return closing.Count == 0
            ? state
            : state with
            {
                Consents = state.Consents.RemoveAll(consent => closing.Contains(consent.StateId)),
                Closed = [.. state.Closed.Concat(closing.Select(id => new ClosedConsent(id, now))).TakeLast(LinkLimits.ClosedConsents)],
            };
    }

    /// <summary>Remembers how an attempt ended; the oldest of more than 8 gives way.</summary>
    public static LinkState Remember(LinkState state, string attempt, string? codeHash, string? code, DateTimeOffset now)
    {
        var outcome = new AttemptOutcome { Attempt = attempt, CodeHash = codeHash, Code = code, At = now };
        return state with { Outcomes = [.. state.Outcomes.Append(outcome).TakeLast(LinkLimits.Outcomes)] };
    }
}
