namespace Platform.Crash.Run.Scenarios;

/// <summary>A linked user links again, and the partner's server gives no code for it.</summary>
internal sealed class RefusedRelink : CallOutLink
{
    public override string Name => "relink, callout refused";

    public override string About =>
        "A linked user links again, and the partner's server answers 403 when it is asked for a code. "
        + "Nothing is enabled, and the link from before serves on.";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        await Link(trial, trial.User);
        trial.World.Codes.Refuse(trial.User.UserId);
        trial.Redirect = await trial.User.Approve();
    }

    protected override string Linked => "authorization.failed, linked";

    protected override string Interrupted => "exchange.interrupted, linked";
}
