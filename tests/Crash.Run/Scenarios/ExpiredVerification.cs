using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>The partner asks Amazon about a link whose access token has expired.</summary>
internal class ExpiredVerification : Scenario
{
    public override string Name => "verification, access token expired";

    public override string About => "The partner asks for the status with `verify=true` when the access token has expired, so the pair is refreshed.";

    public override bool IsShortLived => true;

    public override int Refreshes => 2;

    public override async Task Earlier(Trial trial, PointFeed feed)
    {
        await trial.Register();
        await Link(trial, trial.User);
    }

    public override Task Ready(Trial trial) => Task.CompletedTask;

    public override Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        return CarefulPartner.Once(() => trial.User.Status(verify: true));
    }

    public override async Task<string> AskAgain(Trial trial) =>
        CarefulPartner.Word(await CarefulPartner.UntilFinal(() => trial.User.Status(verify: true)));

    public override bool Allows(Trial trial, string end) =>
        end == "linked" || (IsPairUnreceived(trial) && end == "relinkRequired");
}
