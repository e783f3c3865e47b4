namespace Orleans.Runtime;

/// <summary>When a timer ticks, and how its ticks meet the activation's other turns.</summary>
public readonly record struct GrainTimerCreationOptions
{
    /// <summary>Options with both times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) => (DueTime, Period) = (dueTime, period);

    /// <summary>From registration to the first tick; -1 ms (infinite) to 0xfffffffe ms.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; -1 ms (infinite, so only one tick) to 0xfffffffe ms.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks run between the awaits of calls; false: a tick waits in the queue like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks postpone idle collection.</summary>
    public bool KeepAlive { get; init; }
}
