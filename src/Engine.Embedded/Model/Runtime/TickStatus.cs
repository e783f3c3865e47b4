namespace Orleans.Runtime;

/// <summary>Times of a reminder's tick, in UTC.</summary>
/// <param name="FirstTickTime">The anchor: ticks are due at this time plus whole periods.</param>
/// <param name="Period">Between due times.</param>
/// <param name="CurrentTickTime">When this tick was delivered.</param>
public readonly record struct TickStatus(DateTime FirstTickTime, TimeSpan Period, DateTime CurrentTickTime);
