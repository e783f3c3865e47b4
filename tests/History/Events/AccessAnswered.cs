namespace Platform.History.Events;

/// <summary>Amazon's API answered, or did not.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Access">The access token that was shown.</param>
/// <param name="Status">The HTTP status of a refusal; null where there was none.</param>
internal sealed record AccessAnswered(string Link, int Life, DateTimeOffset At, string Access, int? Status) : HistoryEvent(Link, Life, At);
