using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Platform.Engine;

namespace Platform.Api.Limits;

/// <summary>
/// Token buckets of this process. No key waits for another, and a bucket that is there is asked without allocating. The framework's
/// PartitionedRateLimiter is not used: it has one lock for all keys, a clock that no test can move, and no bound.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="bound">
/// How many buckets are kept. At the bound those that are full are forgotten, which changes nothing. Where all are in use, a newcomer is let
/// through uncounted: a limit that cannot be kept must not refuse anybody.
/// </param>
internal sealed class MemoryRateWindows(TimeProvider clock, int bound = 100_000)
{
    // Looking for full buckets walks through all of them.
    private const long BetweenLooks = TimeSpan.TicksPerSecond;

    private readonly ConcurrentDictionary<string, StrongBox<long>> _fullAt = new(StringComparer.Ordinal);
    private long _nextLook;
    private int _count;

    /// <summary>How many buckets are kept.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes tokens out of a bucket, all of them or none; 0 tokens only look.</summary>
    public RateWindow Take(string key, int tokens, RateLimit limit)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var kept = _fullAt.TryGetValue(key, out var known) ? known : Add(key, now);
        while (true)
        {
            var fullAt = Volatile.Read(ref kept.Value);
            var after = new TokenBucket(fullAt).Take(now, tokens, limit, out var window);
            if (after.FullAt == fullAt || Interlocked.CompareExchange(ref kept.Value, after.FullAt, fullAt) == fullAt)
            {
                return window;
            }
        }
    }

    private StrongBox<long> Add(string key, long now)
    {
        if (Count >= bound)
        {
            ForgetFull(now);
        }

        var fresh = new StrongBox<long>(now);
        if (Count >= bound)
        {
            return fresh;
        }

        var kept = _fullAt.GetOrAdd(key, fresh);
        if (ReferenceEquals(kept, fresh))
        {
            Interlocked.Increment(ref _count);
        }

        return kept;
    }

    // A take that meets its bucket just here is forgotten with it, which gives that key one token back.
    private void ForgetFull(long now)
    {
        var due = Volatile.Read(ref _nextLook);
        if (now < due || Interlocked.CompareExchange(ref _nextLook, now + BetweenLooks, due) != due)
        {
            return;
        }

        foreach (var (key, fullAt) in _fullAt)
        {
            if (Volatile.Read(ref fullAt.Value) <= now && _fullAt.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
