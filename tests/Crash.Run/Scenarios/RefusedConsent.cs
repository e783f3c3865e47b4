using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A callback that says that the user has refused.</summary>
internal sealed class RefusedConsent : Scenario
{
    public override string Name => "refused consent";

    public override string About => "A user who has never linked comes back from Amazon and has refused.";

    public override async Task Ready(Trial trial)
    {
        await trial.Register();
        var consent = (await trial.User.Consent()).Expect(201);
        var refused = await trial.User.Amazon.Deny(consent["lwaFallbackUrl"]!, trial.User.AmazonUser);
        trial.Redirect = new Redirect(refused.Parameter("state")!, "");
    }

    public override Task Act(Trial trial, PointFeed feed)
    {
        trial.Watch();
        return CarefulPartner.Once(() => Return(trial));
    }

    public override async Task<string> AskAgain(Trial trial) => CarefulPartner.Word(await CarefulPartner.UntilFinal(() => Return(trial)));

    public override bool Allows(Trial trial, string end) => end == "notLinked";

    private static Task<Answer> Return(Trial trial) =>
        trial.User.Callback(new { userId = trial.User.UserId, state = trial.Redirect.State, error = "access_denied" });
}
