namespace Platform.Engine;

/// <summary>A token bucket's size and pace.</summary>
/// <param name="Interval">In this time one token comes back: 1 µs or more.</param>
/// <param name="Burst">As many tokens has a full bucket: 1 or more.</param>
public sealed record RateLimit(TimeSpan Interval, int Burst);
