using Platform.AmazonSimulator.Contract;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link of which Amazon does not say whether it has been enabled.</summary>
internal sealed class TroubledLink : LinkScenario
{
    public override string Name => "first link, Amazon in trouble";

    public override string About =>
        "Amazon enables the skill and answers 500, so it is asked again a moment later; what comes before and after "
        + "is the same as in other stories.";

    public override async Task Ready(Trial trial)
    {
        await base.Ready(trial);
        await trial.World.Control.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.EnablementPost, User = trial.User.AmazonUser, Status = 500, AfterEffect = true,
        });
    }

    public override IEnumerable<string> PointsOf(IReadOnlyList<string> passed) => Between(passed, "enable/after", "enable/before#2");
}
