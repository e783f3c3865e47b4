using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link that a kill has cut once, and that is killed again while it resumes.</summary>
internal class Resumed(string cut) : LinkScenario
{
    private const string ExchangeAnswered = "exchange/after";
    private const string BeforeTheCall = "enable/before";

    // It is sent again once: killed after that was noted and before it was done, it has been (design.md 4).
    private static readonly string[] Resending = ["write link resending/after", "exchange/before"];

    public override string Name => $"resumed after {cut}";

    public override string About => $"A first link that was killed at `{cut}` resumes by itself, and is killed once more.";

    public override async Task Earlier(Trial trial, PointFeed feed)
    {
        await base.Ready(trial);
        trial.World.Watch(trial.User.UserId, cut);
        _ = CarefulPartner.Once(() => trial.User.Finish(trial.Redirect));
        await feed.Stopped(trial.User.UserId, cut);
    }

    // Who stops inside the enablement call does not come there before everybody else has stopped.
    public override void WatchEarly(Trial trial) => trial.Watch(trial.IsInsideEnablement ? [BeforeTheCall] : []);

    public override Task Ready(Trial trial) => Task.CompletedTask;

    // Nobody calls: its reminder wakes it.
    public override Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        return Task.CompletedTask;
    }

    public override bool MayResend(Trial trial) => cut.StartsWith("exchange", StringComparison.Ordinal);

    public override bool Allows(Trial trial, string end) => cut == ExchangeAnswered
        ? end == Interrupted
        : end == Linked || (MayResend(trial) && end == Interrupted && (IsUnreceived(trial) || Resending.Contains(trial.Point?.Name)));
}
