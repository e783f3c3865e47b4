using Platform.Api.Limits;
using Platform.Engine;
using Platform.Tests.Clocks;

namespace Platform.Api.Tests;

public sealed class MemoryRateWindowsTests
{
    private static readonly RateLimit Limit = new(TimeSpan.FromSeconds(1), 2);

    private readonly ShiftedClock _clock = new ShiftedClock().Stop();

    [Fact]
    public void Each_key_has_a_bucket_of_its_own_that_fills_with_time()
    {
        var windows = new MemoryRateWindows(_clock);
        windows.Take("a", 1, Limit).ShouldBe(new RateWindow(true, 1, TimeSpan.FromSeconds(1)));
        windows.Take("a", 1, Limit).ShouldBe(new RateWindow(true, 0, TimeSpan.FromSeconds(1)));
        windows.Take("a", 1, Limit).ShouldBe(new RateWindow(false, 0, TimeSpan.FromSeconds(1)));
        windows.Take("b", 1, Limit).Taken.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(0.75));
        windows.Take("a", 1, Limit).ShouldBe(new RateWindow(false, 0, TimeSpan.FromSeconds(0.25)));
        _clock.Advance(TimeSpan.FromSeconds(0.25));
        windows.Take("a", 1, Limit).Taken.ShouldBeTrue();
    }

    [Fact]
    public void Threads_that_take_at_once_get_what_there_is_and_no_more()
    {
        var windows = new MemoryRateWindows(_clock);
        var limit = new RateLimit(TimeSpan.FromSeconds(1), 1_000);
        var taken = 0;
        Parallel.For(0, 4_000, _ =>
        {
            if (windows.Take("a", 1, limit).Taken)
            {
                Interlocked.Increment(ref taken);
            }
        });
        taken.ShouldBe(1_000);
    }

    [Fact]
    public void At_the_bound_full_buckets_are_forgotten_and_those_in_use_are_kept()
    {
        var windows = new MemoryRateWindows(_clock, bound: 10);
        for (var key = 0; key < 9; key++)
        {
            windows.Take($"{key}", 1, Limit);
        }

        windows.Take("busy", 2, Limit);
        _clock.Advance(TimeSpan.FromSeconds(1));
        windows.Take("newcomer", 1, Limit);
        windows.Count.ShouldBe(2);
        windows.Take("busy", 2, Limit).Taken.ShouldBeFalse();
        windows.Take("newcomer", 2, Limit).Taken.ShouldBeFalse();
    }

    [Fact]
    public void Where_all_buckets_of_the_bound_are_in_use_a_newcomer_is_let_through_uncounted()
    {
        var windows = new MemoryRateWindows(_clock, bound: 10);
        for (var key = 0; key < 10; key++)
        {
            windows.Take($"{key}", 2, Limit);
        }

        for (var call = 0; call < 10; call++)
        {
            windows.Take("newcomer", 2, Limit).Taken.ShouldBeTrue();
        }

        windows.Count.ShouldBe(10);
        windows.Take("0", 1, Limit).Taken.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));
        windows.Take("newcomer", 2, Limit).Taken.ShouldBeTrue();
        windows.Take("newcomer", 1, Limit).Taken.ShouldBeFalse();
    }

    [Fact]
    public void A_bucket_that_is_there_is_asked_without_allocating()
    {
        var windows = new MemoryRateWindows(_clock);
        windows.Take("a", 1, Limit);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1_000; call++)
        {
            windows.Take("a", 1, Limit);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);
    }
}
