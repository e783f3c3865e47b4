namespace Platform.Rival.Amazon;

/// <summary>What the Skill Enablement API answers (protocol.md 4.2).</summary>
internal sealed record EnablementAnswer(IdAnswer? User, StatusAnswer? AccountLink, string? Status)
{
    public bool IsLinked =>
        string.Equals(Status, "ENABLED", StringComparison.OrdinalIgnoreCase)
        && string.Equals(AccountLink?.Status, "LINKED", StringComparison.OrdinalIgnoreCase);

    public bool IsNotLinked => string.Equals(AccountLink?.Status, "NOT_LINKED", StringComparison.OrdinalIgnoreCase);
}
