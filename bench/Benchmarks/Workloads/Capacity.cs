using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>How much of something each side can do, and how long it takes at a rate that both can bear.</summary>
internal static class Capacity
{
    private const double Bearable = 0.5;
    private const double Start = 0.5;

    // Above what either side does in a second on any machine of today; some loads make so many users beforehand.
    private const double Most = 20_000;

    /// <summary>Measures both.</summary>
    /// <param name="bench">The sides.</param>
    /// <param name="id">The workload.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="lanes">How many at once, for the capacity.</param>
    /// <param name="load">The load of a side; told about how many pieces there will be at most.</param>
    /// <param name="paced">False to leave out the second half; then latencies are those of the first.</param>
    public static async Task<Finding> Measure(
        Bench bench, string id, string title, int lanes, Func<Side, long, Task<LoadCall>> load, bool paced = true)
    {
        var seconds = bench.Scale.Load.TotalSeconds;
        foreach (var side in bench.Sides)
            await Bench.Warm((await load(side, (long)(Most * bench.Scale.Warmup.TotalSeconds))).With("lanes", lanes), bench.Scale.Warmup.TotalSeconds);
        var fast = await bench.Alternate(bench.Scale.Rounds, async (side, _) =>
            await (await load(side, (long)(Most * seconds))).With("lanes", lanes).With("seconds", seconds).Run());
        return await Finish(bench, id, title, fast, load, paced);
    }

    /// <summary>Measures how long it takes at a rate that both can bear, where their capacity is known.</summary>
    /// <param name="bench">The sides.</param>
    /// <param name="id">The workload.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="fast">The capacity of each.</param>
    /// <param name="load">The load of a side; told about how many pieces there will be at most.</param>
    /// <param name="paced">False, or a quick run, to leave it out; then latencies are those of <paramref name="fast"/>.</param>
    public static async Task<Finding> Finish(
        Bench bench, string id, string title, Rounds fast, Func<Side, long, Task<LoadCall>> load, bool paced = true)
    {
        var seconds = bench.Scale.Load.TotalSeconds;
        var rate = Math.Max(10, Math.Floor(Bearable * bench.Sides.Min(side => fast.Median(side.Name, report => report.PerSecond)!.Value)));
        var calm = !paced || !bench.Scale.Paced ? null : await bench.Alternate(bench.Scale.Rounds, async (side, _) =>
            await (await load(side, (long)(rate * (seconds + Start)))).With("lanes", 256).With("rate", rate).With("warmup", Start)
                .With("seconds", seconds).Run());
        return new Finding(
            id,
            title,
            "1/s",
            fast.Each(report => report.PerSecond),
            (calm ?? fast).Median(Finding.Platform, report => report.P50),
            (calm ?? fast).Median(Finding.Platform, report => report.P99),
            [
                .. fast.Costs().Select(cost => $"as fast as it goes: {cost}"),
                .. (calm?.Costs() ?? []).Select(cost => FormattableString.Invariant($"at {rate:0}/s: {cost}")),
            ]);
    }
}
