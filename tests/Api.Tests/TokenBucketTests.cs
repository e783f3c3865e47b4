using FsCheck;
using FsCheck.Fluent;
using Platform.Api.Limits;
using Platform.Engine;

namespace Platform.Api.Tests;

public sealed class TokenBucketTests
{
    private const long Start = 638_000_000_000_000_000;

    private static readonly RateLimit Limit = new(TimeSpan.FromMilliseconds(5), 400);

    private static readonly Arbitrary<RateLimit> Limits = Arb.From(
        from microseconds in Gen.Choose(1, 5_000)
        from burst in Gen.Choose(1, 20)
        select new RateLimit(TimeSpan.FromMicroseconds(microseconds), burst));

    // Pauses in ticks around the intervals above, many of them none at all.
    private static readonly Arbitrary<(int Pause, int Tokens)[]> Calls = Arb.From(
        (from pause in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 60_000)), (1, Gen.Choose(0, 2_000_000)))
         from tokens in Gen.Choose(1, 4)
         select (pause, tokens)).ArrayOf());

    [Fact]
    public void No_window_of_time_gets_more_than_the_burst_and_what_came_back_in_it() => Hold((limit, calls) =>
    {
        var taken = Run(limit, calls).Where(call => call.Window.Taken).ToList();
        for (var first = 0; first < taken.Count; first++)
        {
            var sum = 0;
            foreach (var (at, tokens, _) in taken.Skip(first))
            {
                sum += tokens;
                ((long)sum).ShouldBeLessThanOrEqualTo(limit.Burst + ((at - taken[first].At) / limit.Interval.Ticks));
            }
        }
    });

    [Fact]
    public void It_takes_refuses_and_tells_as_a_bucket_filled_tick_by_tick_does() => Hold((limit, calls) =>
    {
        var interval = limit.Interval.Ticks;
        var level = limit.Burst * interval;
        var before = Start;
        foreach (var (at, tokens, window) in Run(limit, calls))
        {
            level = Math.Min(limit.Burst * interval, level + (at - before));
            before = at;
            window.Taken.ShouldBe(level >= tokens * interval);
            level -= window.Taken ? tokens * interval : 0;
            window.Left.ShouldBe((int)(level / interval));
            window.Next.Ticks.ShouldBe(((window.Taken ? window.Left + 1 : tokens) * interval) - level);
        }
    });

    [Fact]
    public void What_was_refused_is_there_when_Next_is_over_and_not_a_tick_sooner()
    {
        var bucket = default(TokenBucket).Take(Start, 398, Limit, out _).Take(Start, 3, Limit, out var refused);
        refused.ShouldBe(new RateWindow(false, 2, TimeSpan.FromMilliseconds(5)));
        bucket.Take(Start + refused.Next.Ticks - 1, 3, Limit, out var early);
        early.Taken.ShouldBeFalse();
        bucket.Take(Start + refused.Next.Ticks, 3, Limit, out var late);
        late.ShouldBe(new RateWindow(true, 0, TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void Looking_takes_nothing()
    {
        var bucket = default(TokenBucket).Take(Start, 1, Limit, out _);
        bucket.Take(Start, 0, Limit, out var seen).ShouldBe(bucket);
        seen.Left.ShouldBe(399);
    }

    [Fact]
    public void Where_the_clock_is_set_back_the_bucket_is_empty_and_fills_from_there()
    {
        var bucket = default(TokenBucket).Take(Start, 1, Limit, out _);
        var back = Start - TimeSpan.TicksPerDay;
        bucket = bucket.Take(back, 1, Limit, out var window);
        window.ShouldBe(new RateWindow(false, 0, Limit.Interval));
        bucket.Take(back + Limit.Interval.Ticks, 1, Limit, out window);
        window.ShouldBe(new RateWindow(true, 0, Limit.Interval));
    }

    private static void Hold(Action<RateLimit, (int Pause, int Tokens)[]> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Limits, Calls, property));

    private static IEnumerable<(long At, int Tokens, RateWindow Window)> Run(RateLimit limit, (int Pause, int Tokens)[] calls)
    {
        var now = Start;
        var bucket = default(TokenBucket);
        foreach (var (pause, tokens) in calls)
        {
            now += pause;
            bucket = bucket.Take(now, tokens, limit, out var window);
            yield return (now, tokens, window);
        }
    }
}
