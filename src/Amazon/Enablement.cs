namespace Platform.Amazon;

/// <summary>An enablement as Amazon reports it (protocol.md 4.2, 4.3). Statuses that are not known count as not enabled, not
/// linked.</summary>
/// <param name="AlexaUserId">The user's id for this skill, which skill events carry too; null where Amazon left it out.</param>
/// <param name="Enabled">Whether <c>status</c> is <c>ENABLED</c>, in any case.</param>
/// <param name="Linked">Whether <c>accountLink.status</c> is <c>LINKED</c>, in any case.</param>
/// <param name="Stage">The stage that is enabled, or null where Amazon left it out.</param>
public sealed record Enablement(string? AlexaUserId, bool Enabled, bool Linked, string? Stage)
{
    /// <summary>Whether <c>accountLink.status</c> says <c>NOT_LINKED</c>, in any case. Neither this nor <see cref="Linked"/>: Amazon has not said.</summary>
    public bool NotLinked { get; init; }
}
