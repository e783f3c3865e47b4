using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link whose code is used up by a call that Amazon refuses for the moment, so the partner is asked for another.</summary>
internal sealed class SuppliedAgain : SuppliedLink
{
    // From here on the platform has the other code.
    private static readonly string[] HasCode = ["write link code supplied/after", "write link enabling/before#2"];

    public override string Name => "first link, supplied, another code";

    public override string About =>
        "Amazon answers the first enablement call with 503, and the partner is asked for another code and sends one; "
        + "what comes before and after is the same as above.";

    public override async Task Ready(Trial trial)
    {
        await base.Ready(trial);
        await trial.World.Control.AddFault(
            new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = trial.User.AmazonUser, Status = 503 });
    }

    public override async Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        var answer = await CarefulPartner.Once(() => Finish(trial, trial.User, trial.Redirect));
        if (CarefulPartner.Word(answer) == "authorization.code_needed")
            await CarefulPartner.Once(() => Finish(trial, trial.User, trial.Redirect));
    }

    public override IEnumerable<string> PointsOf(IReadOnlyList<string> passed) =>
        Between(passed, "enable/after", "write link enabling/after#2");

    protected override bool IsCodeUsedUp(string point) => !HasCode.Contains(point);
}
