namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link where the partner's server is away for a moment and is asked a second time.</summary>
internal sealed class CallOutAgain : CallOutLink
{
    public override string Name => "first link, callout, asked twice";

    public override string About =>
        "The partner's server answers 503 and is asked once more; what comes before and after is the same as above.";

    public override async Task Ready(Trial trial)
    {
        await base.Ready(trial);
        trial.World.Codes.BeAway(trial.User.UserId);
    }

    public override IEnumerable<string> PointsOf(IReadOnlyList<string> passed) =>
        Between(passed, "call out/after", "write link enabling/before");
}
