using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;

namespace Platform.Crash.Points.Names;

/// <summary>Names a write of a link's record.</summary>
internal static class LinkWrites
{
    /// <summary>The name of the step from one record to the next; the first that fits.</summary>
    public static string Name(LinkState before, LinkState next) =>
        OfFlow(before.Flow, next) ?? OfUnlink(before, next) ?? OfPairs(before, next) ?? OfGrants(before, next) ?? "changed";

    private static string? OfFlow(LinkFlow? before, LinkState next) => (before, next.Flow) switch
    {
        (null, null) => null,
        (not null, null) when next.Accounts.Any(account => account.Attempt == before.Attempt) => "linked",
        (not null, null) => "flow ended",
        ({ Resent: false }, { Resent: true }) => "resending",
        ({ } old, { } flow) when flow.Failures > old.Failures => "step failed",
        ({ Step: FlowStep.CodeNeeded }, { Step: FlowStep.Exchanged }) => "code supplied",
        (_, { } flow) when before?.Step != flow.Step => Step(flow.Step),
        ({ } old, { } flow) when flow.Grant != old.Grant => "enabling again",
        _ => null,
    };

    private static string? OfUnlink(LinkState before, LinkState next)
    {
        if (before.Unlinking is null && next.Unlinking is not null)
            return "unlinking";
        if (before.Unlinking is not null && next.Unlinking is null)
            return "unlinked";
        if (next.Leaving.Length < before.Leaving.Length)
            return "left";
        if (next.Accounts.Length < before.Accounts.Length)
            return next.Reason?.Code == ReasonCodes.LinkSuperseded ? "superseded" : "ended";
        return null;
    }

    private static string? OfPairs(LinkState before, LinkState next) =>
        next.PairVersion > before.PairVersion ? "refreshed" : Refreshing(next) > Refreshing(before) ? "refreshing" : null;

    private static string? OfGrants(LinkState before, LinkState next) =>
        next.GrantsToRevoke.Length < before.GrantsToRevoke.Length ? "grants revoked"
        : next.Consents.Length != before.Consents.Length ? "consent"
        : next.Evidence != before.Evidence ? "confirmed"
        : null;

    private static string Step(FlowStep step) => step switch
    {
        FlowStep.CodeNeeded => "code needed",
        _ => step.ToString().ToLowerInvariant(),
    };

    private static int Refreshing(LinkState state) =>
        state.Accounts.Select(account => account.Pair).Concat(state.Leaving.Select(account => account.Pair)).Append(state.Flow?.Pair)
            .Count(pair => pair?.RefreshingSince is not null);
}
