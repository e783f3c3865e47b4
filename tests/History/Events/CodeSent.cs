namespace Platform.History.Events;

/// <summary>A code is about to be sent to Amazon.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeSent(string Link, int Life, DateTimeOffset At, string Code) : HistoryEvent(Link, Life, At);
