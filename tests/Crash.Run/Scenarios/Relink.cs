namespace Platform.Crash.Run.Scenarios;

/// <summary>A linked user links the same Alexa account again.</summary>
internal sealed class Relink : LinkScenario
{
    public override string Name => "relink";

    public override string About => "A linked user links the same Alexa account again. Until the new pair is complete, the old one serves.";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        await Link(trial, trial.User);
        trial.Redirect = await trial.User.Approve();
    }

    protected override string Interrupted => "exchange.interrupted, linked";
}
