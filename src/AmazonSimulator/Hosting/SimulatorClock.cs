namespace Platform.AmazonSimulator.Hosting;

/// <summary>
/// The time by which codes and tokens live: the host's, moved forward on request. Network time-outs and scripted delays run on real time.
/// </summary>
internal sealed class SimulatorClock(TimeProvider host) : TimeProvider
{
    private long _advancedTicks;

    public override DateTimeOffset GetUtcNow() => host.GetUtcNow().AddTicks(Interlocked.Read(ref _advancedTicks));

    /// <summary>Moves the clock; backwards, too.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _advancedTicks, by.Ticks);
}
