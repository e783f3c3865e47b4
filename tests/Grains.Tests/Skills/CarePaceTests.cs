using Platform.Grains.Skills;
using Platform.Tests.Clocks;

namespace Platform.Grains.Tests.Skills;

/// <summary>The pace of one skill's care on one node (design.md 4).</summary>
public sealed class CarePaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(1800)]
    public void Check_37_No_second_has_more_than_the_share_whenever_links_come(int share)
    {
        var random = new Random(share);
        var began = Begin(share, Next, TimeSpan.FromSeconds(60));
        for (var (first, last) = (0, 0); last < began.Count; last++)
        {
            while (began[last] - began[first] >= Second)
                first++;
            (last - first + 1).ShouldBeLessThanOrEqualTo(share);
        }

        // About a second of more than enough, then a pause.
        TimeSpan Next() => random.Next(share * 8) == 0
            ? TimeSpan.FromMilliseconds(random.Next(1500))
            : TimeSpan.FromTicks(random.NextInt64(Second.Ticks / share / 4));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(500)]
    public void Nine_tenths_of_the_share_are_used_where_links_always_wait(int share) =>
        Begin(share, () => TimeSpan.FromTicks(Second.Ticks / share / 50), TimeSpan.FromSeconds(10)).Count.ShouldBeInRange(share * 9, share * 10);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public void Who_comes_when_told_begins(int share)
    {
        var pace = Paced(share);
        for (var turn = 0; turn < 100; turn++)
        {
            DateTimeOffset? told;
            while ((told = pace.TakeTurn(_clock.Now)) is null)
            {
                // What may begin at once.
            }

            _clock.Advance(told.Value - _clock.Now);
            pace.TakeTurn(_clock.Now).ShouldBeNull();
        }
    }

    // When those began who came at these distances.
    private List<DateTimeOffset> Begin(int share, Func<TimeSpan> next, TimeSpan during)
    {
        var pace = Paced(share);
        var began = new List<DateTimeOffset>();
        for (var end = _clock.Now + during; _clock.Now < end; _clock.Advance(next()))
        {
            if (pace.TakeTurn(_clock.Now) is null)
                began.Add(_clock.Now);
        }

        return began;
    }

    private CarePace Paced(int share)
    {
        var pace = new CarePace(_clock);
        pace.Take(new CareLease(share, TimeSpan.FromHours(1)));
        _clock.Advance(Second);
        return pace;
    }
}
