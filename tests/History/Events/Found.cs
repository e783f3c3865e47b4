namespace Platform.History.Events;

/// <summary>The record was read.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Record">What was found.</param>
internal sealed record Found(string Link, int Life, DateTimeOffset At, LinkPicture Record) : HistoryEvent(Link, Life, At);
