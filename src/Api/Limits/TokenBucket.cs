using Platform.Engine;

namespace Platform.Api.Limits;

/// <summary>
/// A token bucket, kept as the one moment at which it will be full. Every token taken moves that moment on by an interval, and it is never
/// further away than an empty bucket takes to fill. Whole ticks only, so nothing is rounded.
/// </summary>
/// <param name="FullAt">In ticks (100 ns). In the past: the bucket is full, and is the same as none.</param>
internal readonly record struct TokenBucket(long FullAt)
{
    /// <summary>The bucket after tokens were taken out of it, all of them or none.</summary>
    /// <param name="now">In ticks.</param>
    /// <param name="tokens">How many; 0 only looks.</param>
    /// <param name="limit">The bucket's size and pace.</param>
    /// <param name="window">What there is to tell.</param>
    public TokenBucket Take(long now, int tokens, RateLimit limit, out RateWindow window)
    {
        var interval = limit.Interval.Ticks;
        var empty = now + (interval * limit.Burst);

        // Beyond empty only where the clock was set back: then the bucket fills from now on, instead of staying shut until the old time is back.
        var full = Math.Clamp(FullAt, now, empty);
        var after = full + (interval * tokens);
        var taken = after <= empty;
        var kept = taken ? after : full;
        var filled = empty - kept;
        var left = filled / interval;
        window = new RateWindow(taken, (int)left, new TimeSpan(((taken ? left + 1 : tokens) * interval) - filled));
        return new TokenBucket(kept);
    }
}
