using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link that a kill has cut when Amazon had enabled it, and that finds no further code.</summary>
internal sealed class RefusedResume() : Resumed("enable/after")
{
    public override string Name => "resumed after enable/after, callout refused";

    public override string About =>
        "A first link that was killed at `enable/after` resumes by itself, but the partner's server answers 403 when it is asked for "
        + "another code. What Amazon has enabled by then is taken back; amid that, it is killed once more.";

    public override CodeMode Codes => CodeMode.CallOut;

    protected override string Linked => "authorization.failed, notLinked";

    public override async Task Earlier(Trial trial, PointFeed feed)
    {
        await base.Earlier(trial, feed);
        trial.World.Codes.Refuse(trial.User.UserId);
    }
}
