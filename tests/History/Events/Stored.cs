namespace Platform.History.Events;

/// <summary>The write was acknowledged.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Record">What was written.</param>
internal sealed record Stored(string Link, int Life, DateTimeOffset At, LinkPicture Record) : HistoryEvent(Link, Life, At);
