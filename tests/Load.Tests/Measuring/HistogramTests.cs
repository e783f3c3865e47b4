using FsCheck;
using FsCheck.Fluent;
using Platform.Load.Measuring;

namespace Platform.Load.Tests.Measuring;

public sealed class HistogramTests
{
    private static readonly double[] Shares = [0.001, 0.5, 0.9, 0.99, 0.999, 1];

    [Fact]
    public void Every_percentile_is_within_one_percent_above_the_exact_one() => Prop.ForAll(
        Gen.Choose(0, 1_000).Zip(Gen.Choose(0, 40)).Select(pair => TimeSpan.FromTicks(((long)pair.Item1 << pair.Item2) % TimeSpan.TicksPerHour))
            .NonEmptyListOf().ToArbitrary(),
        durations =>
        {
            var histogram = Of(durations);
            var sorted = durations.Order().ToList();
            foreach (var share in Shares)
            {
                var exact = sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Count) - 1e-9) - 1)].TotalMilliseconds;
                histogram.Percentile(share).ShouldBeInRange(exact, (exact * 1.01) + 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_that_are_added_up_tell_what_one_would() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Select(ticks => TimeSpan.FromTicks(ticks)).NonEmptyListOf().ToArbitrary(),
        durations =>
        {
            var parts = Of([]);
            foreach (var part in durations.Chunk(3))
                parts.Add(Of(part));
            var whole = Of(durations);
            parts.Count.ShouldBe(whole.Count);
            Shares.Select(parts.Percentile).ShouldBe(Shares.Select(whole.Percentile));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_that_counted_nothing_tells_nothing() => Of([]).Percentile(0.99).ShouldBe(0);

    [Fact]
    public void The_longest_is_told_exactly_however_long()
    {
        var longest = TimeSpan.FromDays(300);
        Of([TimeSpan.FromTicks(1), longest]).Longest.ShouldBe(longest);
    }

    private static Histogram Of(IEnumerable<TimeSpan> durations)
    {
        var histogram = new Histogram();
        foreach (var duration in durations)
            histogram.Add(duration);
        return histogram;
    }
}
