using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A user unlinks while the callback is being worked on.</summary>
internal sealed class UnlinkDuringFlow(string moment, string stop) : Scenario
{
    private const string ExchangeAnswered = "exchange/after";
    private const string Recorded = "write link unlinking/after";

    public override string Name => $"unlink during {moment}";

    public override string About => $"The flow of a first link stands at `{stop}` when the user unlinks; then both go on.";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        trial.Redirect = await trial.User.Approve();
    }

    public override async Task Act(Trial trial, PointFeed feed)
    {
        var user = trial.User.UserId;
        trial.Watch(stop);
        var callback = CarefulPartner.Once(() => trial.User.Finish(trial.Redirect));
        var stopped = await feed.Next(user, seen => seen.Stopped);
        if (stopped.Point == trial.Point?.Name)
            return;

        trial.UnlinkSent = true;
        var unlink = CarefulPartner.Once(trial.User.Unlink);
        stopped = await feed.Next(user, seen => seen.Point == Recorded || (seen.Stopped && seen.Point == trial.Point?.Name));
        if (stopped.Stopped)
            return;

        trial.Watch();
        await Task.WhenAll(callback, unlink);
    }

    public override async Task<string> AskAgain(Trial trial)
    {
        var callback = CarefulPartner.Word(await CarefulPartner.UntilFinal(() => trial.User.Finish(trial.Redirect)));

        // A callback that had done its work is told the link as it is by now, which may still be on its way out.
        var told = callback == "unlinking" ? "unlinked" : callback;
        return trial.UnlinkSent ? $"{told}, then {CarefulPartner.Word(await CarefulPartner.UntilFinal(trial.User.Unlink))}" : told;
    }

    // What comes before is the same as in a first link.
    public override IEnumerable<string> PointsOf(IReadOnlyList<string> passed) => passed.SkipWhile(point => point != stop).Skip(1);

    public override bool MayResend(Trial trial) => base.MayResend(trial) || stop == ExchangeAnswered;

    public override bool Allows(Trial trial, string end) => trial.UnlinkSent
        ? end.EndsWith("then unlinked", StringComparison.Ordinal)
            || (stop == ExchangeAnswered && end == "exchange.interrupted, then notLinked")
        : end == "linked";
}
