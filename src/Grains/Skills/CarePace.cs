namespace Platform.Grains.Skills;

/// <summary>The pace of one skill on one node: a token bucket that the lease fills, and the line of those who came in vain.</summary>
internal sealed class CarePace(TimeProvider time)
{
    // Of a second's share, what is let through at once after a quiet time; at least one link.
    private const double Burst = 0.05;

    // Below this there is no pace to speak of: a node that has just come has to wait for the others' leases to end.
    private const double Least = 0.05;

    // A token as good as filled counts: who comes at the time that was named does not fail by a rounding.
    private const double Whole = 0.99;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLine = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private CareLease _lease;
    private long _leasedAt;
    private bool _isLeased;
    private Task _renewal = Task.CompletedTask;
    private double _tokens = 1;
    private long _filledAt = time.GetTimestamp();
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _tail;
    private int _underWay;

    // Below the share by what may be let through at once, and by what tokens lack that are as good as filled: no second has more than its share.
    private double PerSecond => _lease.PerSecond * (1 - Burst) * Whole;

    private TimeSpan LeaseLeft => _isLeased ? _lease.For - time.GetElapsedTime(_leasedAt) : TimeSpan.Zero;

    /// <summary>Waits for a lease that holds; all who come meanwhile wait for the same one.</summary>
    /// <param name="renew">Asks for one. It is begun under a lock, and so only from a grain's turn, where a call never runs at once.</param>
    public Task Leased(Func<Task> renew)
    {
        lock (_gate)
        {
            return LeaseLeft > TimeSpan.Zero ? Task.CompletedTask : _renewal.IsCompleted ? _renewal = renew() : _renewal;
        }
    }

    /// <summary>Goes on at this share.</summary>
    public void Take(CareLease lease)
    {
        lock (_gate)
        {
            Fill();
            (_lease, _leasedAt, _isLeased) = (lease, time.GetTimestamp(), true);
        }
    }

    /// <summary>Takes a turn: null; or the time at which to come again.</summary>
    public DateTimeOffset? TakeTurn(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_pausedUntil > now)
            {
                return Again(_pausedUntil);
            }

            Fill();
            if (_tokens >= Whole)
            {
                _tokens = Math.Max(0, _tokens - 1);
                return null;
            }

            return Again(now);
        }

        DateTimeOffset Again(DateTimeOffset from)
        {
            if (_lease.PerSecond < Least)
            {
                return from + (LeaseLeft > TimeSpan.Zero ? LeaseLeft : TimeSpan.Zero) + Beat.Between(1, 2);
            }

            var next = (_tail > from ? _tail : from) + TimeSpan.FromSeconds(1 / PerSecond);
            if (next - now > LongestLine)
            {
                return now + LongestLine.Between(0.5, 1);
            }

            return _tail = next;
        }
    }

    /// <summary>Nobody begins before then.</summary>
    public void Pause(DateTimeOffset until)
    {
        lock (_gate)
        {
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    /// <summary>One more is under way: how many are now.</summary>
    public int Enter() => Interlocked.Increment(ref _underWay);

    /// <summary>One fewer is under way.</summary>
    public void Leave() => Interlocked.Decrement(ref _underWay);

    /// <summary>How many were told to come again and are not due yet.</summary>
    public long Waiting(DateTimeOffset now)
    {
        lock (_gate)
        {
            var from = _pausedUntil > now ? _pausedUntil : now;
            return _tail > from ? (long)((_tail - from).TotalSeconds * PerSecond) : 0;
        }
    }

    /// <summary>True where nobody is under way and nobody has asked for so long.</summary>
    public bool IsIdle(TimeSpan since)
    {
        lock (_gate)
        {
            return Volatile.Read(ref _underWay) == 0 && LeaseLeft < -since && _pausedUntil < time.GetUtcNow();
        }
    }

    private void Fill()
    {
        var most = Math.Max(1, _lease.PerSecond * Burst);
        _tokens = Math.Min(most, _tokens + (time.GetElapsedTime(_filledAt).TotalSeconds * PerSecond));
        _filledAt = time.GetTimestamp();
    }
}
