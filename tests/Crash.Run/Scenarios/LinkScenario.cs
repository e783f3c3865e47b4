using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A callback that makes a link.</summary>
internal class LinkScenario : Scenario
{
    public override string Name => "first link";

    public override string About => "A user who has never linked comes back from Amazon; codes are the platform's own (`builtin`).";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        trial.Redirect = await trial.User.Approve();
    }

    public override Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        return CarefulPartner.Once(() => Finish(trial, trial.User, trial.Redirect));
    }

    public override async Task<string> AskAgain(Trial trial) =>
        CarefulPartner.Word(await CarefulPartner.UntilFinal(() => Finish(trial, trial.User, trial.Redirect)));

    public override bool Allows(Trial trial, string end) =>
        end == Linked || (IsUnreceived(trial) && end == Interrupted);

    /// <summary>The end that it should have.</summary>
    protected virtual string Linked => "linked";

    /// <summary>The end of what was not received.</summary>
    protected virtual string Interrupted => "exchange.interrupted, notLinked";
}
