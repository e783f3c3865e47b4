namespace Platform.History.Events;

/// <summary>A refresh token is about to be sent to Amazon.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Token">The refresh token.</param>
internal sealed record TokenSent(string Link, int Life, DateTimeOffset At, string Token) : HistoryEvent(Link, Life, At);
