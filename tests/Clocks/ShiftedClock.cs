namespace Platform.Tests.Clocks;

/// <summary>Real time, moved on by as much as a test says. Timers run on real time, so nothing waits for a move.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;
    private DateTimeOffset? _stopped;

    public override DateTimeOffset GetUtcNow() => (_stopped ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    /// <summary>From here on only the test moves it.</summary>
    public ShiftedClock Stop()
    {
        _stopped = System.GetUtcNow();
        return this;
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
