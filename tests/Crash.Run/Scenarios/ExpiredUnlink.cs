using Platform.Crash.Run.Worlds;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A linked user unlinks when the access token has expired, so that the pair is refreshed on the way.</summary>
internal sealed class ExpiredUnlink : UnlinkScenario
{
    public override string Name => "unlink, access token expired";

    public override string About => "A linked user unlinks when the access token has expired, so the pair is refreshed on the way.";

    public override bool IsShortLived => true;

    public override Task Earlier(Trial trial, PointFeed feed) => base.Ready(trial);

    public override Task Ready(Trial trial) => Task.CompletedTask;
}
