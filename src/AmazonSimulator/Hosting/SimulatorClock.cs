namespace Platform.AmazonSimulator.Hosting;

/// <summary>
/// The time by which codes and tokens live: the host's, moved forward on request. Network time-outs and scripted delays run on real time.
/// </summary>
internal sealed class SimulatorClock(TimeProvider host) : TimeProvider
{
    private long _advancedTicks;

    public override DateTimeOffset GetUtcNow() => host.GetUtcNow().AddTicks(Interlocked.Read(ref _advancedTicks));

    /// <summary>Moves the clock, backwards too; false where that would lead beyond <see cref="Limits.ClockAdvance"/>.</summary>
    public bool Advance(double seconds)
    {
        var furthest = Limits.ClockAdvance.TotalSeconds;
        if (!(Math.Abs(seconds) <= 2 * furthest))
            return false;
        var by = TimeSpan.FromSeconds(seconds).Ticks;
        if (Math.Abs(Interlocked.Add(ref _advancedTicks, by)) <= Limits.ClockAdvance.Ticks)
            return true;
        Interlocked.Add(ref _advancedTicks, -by);
        return false;
    }
}
