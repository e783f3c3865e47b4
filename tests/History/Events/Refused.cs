namespace Platform.History.Events;

/// <summary>A code or a refresh token brought no pair.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="For">The code or refresh token that was sent.</param>
/// <param name="Code">The platform's name for what went wrong.</param>
/// <param name="IsDefinite">Whether Amazon answered, or nothing was sent; else an answer may have been lost.</param>
/// <param name="NothingSpent">Whether what was sent is surely unspent.</param>
internal sealed record Refused(string Link, int Life, DateTimeOffset At, string For, string Code, bool IsDefinite, bool NothingSpent)
    : HistoryEvent(Link, Life, At)
{
    /// <summary>Amazon does not accept the code or refresh token any more.</summary>
    public const string InvalidGrant = "exchange.invalid_grant";
}
