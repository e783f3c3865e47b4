using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A linked user unlinks.</summary>
internal class UnlinkScenario : Scenario
{
    public override string Name => "unlink";

    public override string About => "A linked user unlinks.";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        await Link(trial, trial.User);
    }

    public override Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        trial.UnlinkSent = true;
        return CarefulPartner.Once(trial.User.Unlink);
    }

    public override async Task<string> AskAgain(Trial trial) => CarefulPartner.Word(await CarefulPartner.UntilFinal(trial.User.Unlink));

    public override bool Allows(Trial trial, string end) => end == "unlinked";
}
