using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>How much of something each side can do, and how long it takes at a rate that both can bear.</summary>
internal static class Capacity
{
    private const double Bearable = 0.5;

    /// <summary>Measures both.</summary>
    /// <param name="bench">The sides.</param>
    /// <param name="id">The workload.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="lanes">How many at once, for the capacity.</param>
    /// <param name="load">The load of a side; told about how many pieces there will be at most.</param>
    public static async Task<Finding> Measure(Bench bench, string id, string title, int lanes, Func<Side, long, Task<LoadCall>> load)
    {
        var seconds = bench.Scale.Load.TotalSeconds;
        const double Guess = 20_000;
        var most = Guess;
        foreach (var side in bench.Sides)
            await Bench.Warm((await load(side, (long)most)).With("lanes", lanes), seconds / 2);
        var capacity = await bench.Alternate(bench.Scale.Rounds, async (side, _) =>
            await (await load(side, (long)(most * seconds))).With("lanes", lanes).With("seconds", seconds).Run());
        var slowest = bench.Sides.Min(side => capacity.Median(side.Name, report => report.PerSecond)!.Value);
        var rate = Math.Max(10, Math.Floor(Bearable * slowest));
        var paced = await bench.Alternate(bench.Scale.Rounds, async (side, _) =>
            await (await load(side, (long)(rate * seconds * 2))).With("lanes", 256).With("rate", rate).With("warmup", 0.5).With("seconds", seconds).Run());
        return new Finding(
            id,
            title,
            "1/s",
            capacity.Each(report => report.PerSecond),
            paced.Median(Finding.Platform, report => report.P50),
            paced.Median(Finding.Platform, report => report.P99),
            [.. capacity.Costs().Select(cost => $"as fast as it goes: {cost}"), .. paced.Costs().Select(cost => $"at {rate}/s: {cost}")]);
    }
}
