namespace Platform.Api.Tests.Hosting;

/// <summary>The real time, moved on by a test.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long _ticks;
    private DateTimeOffset? _stopped;

    public override DateTimeOffset GetUtcNow() => (_stopped ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>From here on only the test moves it.</summary>
    public MovableClock Stop()
    {
        _stopped = System.GetUtcNow();
        return this;
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
