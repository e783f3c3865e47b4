namespace Platform.History.Events;

/// <summary>Amazon answered with a pair.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="For">The code or refresh token that was sent.</param>
/// <param name="Access">The access token of the answer.</param>
/// <param name="Refresh">The refresh token of the answer; null where it was left out.</param>
internal sealed record PairReceived(string Link, int Life, DateTimeOffset At, string For, string Access, string? Refresh)
    : HistoryEvent(Link, Life, At);
