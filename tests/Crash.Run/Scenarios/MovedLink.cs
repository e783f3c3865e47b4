namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link of a user of whom Amazon names two hosts, of which the first does not know them.</summary>
internal sealed class MovedLink : LinkScenario
{
    public override string Name => "first link, two hosts";

    public override string About =>
        "Amazon names two hosts for the user. The first answers 403, so the second is asked, with a code of its own; what comes before and after "
        + "is the same as in other stories.";

    public override async Task Ready(Trial trial)
    {
        await base.Ready(trial);
        await trial.World.NameHosts(trial.User, trial.Elsewhere, trial.Region);
    }

    public override IEnumerable<string> PointsOf(IReadOnlyList<string> passed) => Between(passed, "enable/before", "enable/after#2");
}
