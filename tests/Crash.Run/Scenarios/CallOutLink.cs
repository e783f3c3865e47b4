namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link with codes that the partner's server is asked for.</summary>
internal class CallOutLink : LinkScenario
{
    public override string Name => "first link, callout";

    public override string About =>
        "The same with codes that the partner's authorization server is asked for (`callout`); each enablement call has a question of "
        + "its own.";

    public override CodeMode Codes => CodeMode.CallOut;
}
