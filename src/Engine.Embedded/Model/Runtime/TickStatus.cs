namespace Orleans.Runtime;

/// <summary>Times of a reminder's tick, in UTC.</summary>
public readonly record struct TickStatus
{
    /// <summary>Times of one tick.</summary>
    public TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp) =>
        (FirstTickTime, Period, CurrentTickTime) = (firstTickTime, period, timeStamp);

    /// <summary>The anchor: ticks are due at this time plus whole periods.</summary>
    public DateTime FirstTickTime { get; }

    /// <summary>Between due times.</summary>
    public TimeSpan Period { get; }

    /// <summary>When this tick was delivered.</summary>
    public DateTime CurrentTickTime { get; }
}
