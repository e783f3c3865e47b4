using System.Diagnostics;

namespace Platform.Rival.Links;

/// <summary>A token bucket of one second over all loops; 0 a second is no bound.</summary>
internal sealed class Pace(int perSecond)
{
    private readonly Lock _gate = new();
    private double _left = perSecond;
    private long _filledAt = Stopwatch.GetTimestamp();

    /// <summary>Waits until so many may go.</summary>
    public async Task Take(int count, CancellationToken cancellation)
    {
        if (perSecond == 0)
            return;
        TimeSpan wait;
        lock (_gate)
        {
            _left = Math.Min(perSecond, _left + (Stopwatch.GetElapsedTime(_filledAt).TotalSeconds * perSecond)) - count;
            _filledAt = Stopwatch.GetTimestamp();
            wait = TimeSpan.FromSeconds(Math.Max(0, -_left) / perSecond);
        }

        await Task.Delay(wait, cancellation);
    }

    /// <summary>Gives back what was not needed.</summary>
    public void GiveBack(int count)
    {
        lock (_gate)
            _left += count;
    }
}
