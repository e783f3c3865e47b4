namespace Platform.Crash.Run.Scenarios;

/// <summary>The stories.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        new LinkScenario(),
        new TroubledLink(),
        new MovedLink(),
        new SuppliedLink(),
        new SuppliedAgain(),
        new CallOutLink(),
        new CallOutAgain(),
        new RefusedConsent(),
        new Relink(),
        new RefusedRelink(),
        new Takeover(),
        new UnlinkScenario(),
        new ExpiredUnlink(),
        new ExpiredVerification(),
        new RefusedVerification(),
        new UnlinkDuringFlow("the exchange", "exchange/after"),
        new UnlinkDuringFlow("the enablement", "enable/after"),
        new UnlinkDuringFlow("the claim", "write account claimed/after"),
        new Resumed("exchange/before"),
        new Resumed("exchange/after"),
        new Resumed("enable/after"),
        new RefusedResume(),
    ];
}
