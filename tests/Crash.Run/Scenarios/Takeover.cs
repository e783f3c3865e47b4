namespace Platform.Crash.Run.Scenarios;

/// <summary>A user links the Alexa account that another user of the partner holds.</summary>
internal sealed class Takeover : LinkScenario
{
    public override string Name => "takeover";

    public override string About =>
        "A user links the Alexa account that another user of the partner holds (`former`); that one is told and ends as `link.superseded`.";

    public override bool HasFormer => true;

    protected override string Linked => "linked (former: unlinked, link.superseded)";

    protected override string Interrupted => "exchange.interrupted, notLinked (former: linked)";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        await Link(trial, trial.Former!);
        trial.Redirect = await trial.User.Approve();
    }
}
