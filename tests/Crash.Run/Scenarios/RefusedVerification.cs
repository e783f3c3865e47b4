namespace Platform.Crash.Run.Scenarios;

/// <summary>The partner asks Amazon about a link whose access token has expired, and Amazon takes its refresh token no more.</summary>
internal sealed class RefusedVerification : ExpiredVerification
{
    public override string Name => "verification, refresh refused";

    public override string About =>
        "The user has disabled the skill in the Alexa app. The partner asks for the status with `verify=true` when the access token has expired, "
        + "and Amazon refuses the refresh token.";

    public override Task Ready(Trial trial) => trial.World.Control.Disable(trial.User.AmazonUser, trial.User.Skill.SkillId);

    public override bool Allows(Trial trial, string end) => end == "relinkRequired";
}
