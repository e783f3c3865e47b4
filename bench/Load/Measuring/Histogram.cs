using System.Numerics;

namespace Platform.Load.Measuring;

/// <summary>
/// Counts durations in buckets that grow with them: 128 for each doubling, so that any percentile is told within 0.8 % of the truth, from a
/// tenth of a microsecond to hours, in a few kilobytes. Not safe for threads: each lane has one, and they are added up at the end.
/// </summary>
internal sealed class Histogram
{
    private const int Bits = 7;
    private const int Width = 1 << Bits;
    private const int Doublings = 40;
    private const long Most = (1L << (Bits + Doublings)) - 1;
    private const long TicksPerMillisecond = 10_000;

    private readonly long[] _counts = new long[Width * (Doublings + 1)];

    /// <summary>How many were counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, exactly.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Counts one; less than nothing counts as nothing.</summary>
    public void Add(TimeSpan duration)
    {
        _counts[IndexOf(Math.Clamp(duration.Ticks, 0, Most))]++;
        Count++;
        Longest = duration > Longest ? duration : Longest;
    }

    /// <summary>Counts all that another one counted.</summary>
    public void Add(Histogram other)
    {
        for (var index = 0; index < _counts.Length; index++)
            _counts[index] += other._counts[index];
        Count += other.Count;
        Longest = other.Longest > Longest ? other.Longest : Longest;
    }

    /// <summary>
    /// The duration in milliseconds that this share of all does not exceed (nearest rank): the upper end of its bucket, and never more than the
    /// longest. 0 where nothing was counted.
    /// </summary>
    /// <param name="share">Above 0 and up to 1, such as 0.999.</param>
    public double Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling((share * Count) - 1e-9));
        var seen = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen >= rank)
                return Math.Min(UpperEnd(index), Longest.Ticks) / (double)TicksPerMillisecond;
        }

        return 0;
    }

    // Below Width each tick has a bucket of its own; above, the highest bits of the number choose one.
    private static int IndexOf(long ticks)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)ticks | 1) - Bits);
        return (Width * shift) + (int)(ticks >> shift);
    }

    private static long UpperEnd(int index)
    {
        if (index < 2 * Width)
            return index;
        var shift = (index / Width) - 1;
        return (((long)(index % Width) + Width + 1) << shift) - 1;
    }
}
