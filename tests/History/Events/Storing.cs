namespace Platform.History.Events;

/// <summary>The record is about to be written. Where nothing more is said of it, the write may have happened or not.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">The life of the process.</param>
/// <param name="At">When.</param>
/// <param name="Record">What is to be written.</param>
internal sealed record Storing(string Link, int Life, DateTimeOffset At, LinkPicture Record) : HistoryEvent(Link, Life, At);
