namespace Platform.Crash.Run.Scenarios;

/// <summary>A first link with codes of the partner's own.</summary>
internal class SuppliedLink : LinkScenario
{
    // The partner's code is used up, and whether it has served nobody knows.
    private static readonly string[] CodeUsedUp =
        ["write link enabling/after", "enable/before", "enable/after", "write link claiming/before"];

    public override string Name => "first link, supplied";

    public override string About =>
        "The same with codes of the partner's own authorization server (`supplied`). Asked for another code, the partner sends one; "
        + "where nobody does, the flow ends after 10 minutes.";

    public override CodeMode Codes => CodeMode.Supplied;

    public override bool Allows(Trial trial, string end) => base.Allows(trial, end)
        || (!trial.Asked && trial.Point is { } point && IsCodeUsedUp(point.Name) && end == "authorization.failed, notLinked");

    /// <summary>Whether a kill here leaves the platform without a code that it may send.</summary>
    protected virtual bool IsCodeUsedUp(string point) => CodeUsedUp.Contains(point);
}
