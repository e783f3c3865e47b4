namespace Platform.History.Events;

/// <summary>An access token is about to be shown to Amazon's API.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Access">The access token.</param>
/// <param name="Call">What is called.</param>
internal sealed record AccessUsed(string Link, int Life, DateTimeOffset At, string Access, string Call) : HistoryEvent(Link, Life, At);
