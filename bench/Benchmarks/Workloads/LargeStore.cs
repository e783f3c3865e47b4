using Platform.Benchmarks.Results;

namespace Platform.Benchmarks.Workloads;

/// <summary>
/// What depends on how many links are stored: W9, the start; W8, memory and disk; W4, the status of links that are not in memory; W3 again, and
/// with it W10, how all this grows.
/// </summary>
internal sealed class LargeStore : IWorkload
{
    private const int Lanes = 32;
    private const double Kilo = 1_024;

    public IReadOnlyList<string> Ids => ["W4", "W8", "W9", "W10"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        var scale = bench.Scale;
        await bench.Use(scale.Small, fresh: true);
        await StatusLoad.Touch(bench, scale.Small);
        var small = await StatusLoad.Measure(bench, "W10.small", scale.Small, paced: false);
        var empty = await Rested(bench);
        await bench.Use(scale.Large);
        var starts = await Starts(bench);
        var rested = await Rested(bench);
        var cold = await Cold(bench);
        await bench.Use(scale.Large);
        var before = await Warmed(bench);
        await StatusLoad.Touch(bench, Math.Min(scale.Medium, scale.Large));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var after = Bytes(bench);
        var large = await StatusLoad.Measure(bench, "W10.large", scale.Small, paced: false);
        var mixed = await StatusLoad.Measure(bench, "W3.large", scale.Large, paced: false);
        var disk = new Dictionary<string, double>();
        foreach (var side in bench.Sides)
            disk[side.Name] = await side.DiskBytes();
        return
        [
            cold,
            mixed,
            starts,
            Single("W8", "memory of an active link", "KB", side => (after[side] - before[side]) / scale.Medium / Kilo),
            Single("W8.idle", "memory of a stored link", "KB", side => (rested[side] - empty[side]) / (scale.Large - scale.Small) / Kilo),
            Single("W8.disk", "disk of a link", "KB", side => disk[side] / scale.Large / Kilo),
            Single("W8.process", $"memory with {scale.Large} links stored and {scale.Medium} of them active", "MB", side => after[side] / Kilo / Kilo),
            small,
            large with { Title = $"status, warm, {scale.Small} of {scale.Large} links" },
            Single("W10", $"status at {scale.Large} links, of that at {scale.Small}", "x", side => large.Of(side)!.Median / small.Of(side)!.Median),
            new Finding("W10.p50", "its p50, of that", "x", new Dictionary<string, IReadOnlyList<double>>
            {
                [Finding.Platform] = [large.P50!.Value / small.P50!.Value],
            }),
        ];

        Finding Single(string id, string title, string unit, Func<string, double> figure) => new(
            id, title, unit, bench.Sides.ToDictionary(side => side.Name, side => (IReadOnlyList<double>)[figure(side.Name)]));
    }

    // How much memory a side holds that has just been started and asked one thing.
    private static async Task<Dictionary<string, double>> Rested(Bench bench)
    {
        foreach (var side in bench.Sides)
        {
            await side.Restart();
            await side.Load("status").With("users", 1).With("count", 1).Run();
        }

        return Bytes(bench);
    }

    // The same once it has been at work for a while on a few links: what a process takes that is at work is nothing of a link's.
    private static async Task<Dictionary<string, double>> Warmed(Bench bench)
    {
        foreach (var side in bench.Sides)
        {
            await side.Restart();
            await Bench.Warm(side.Load("status").With("users", 100).With("lanes", Lanes), bench.Scale.Warmup.TotalSeconds);
        }

        return Bytes(bench);
    }

    private static Dictionary<string, double> Bytes(Bench bench) => bench.Sides.ToDictionary(side => side.Name, side => (double)side.Bytes);

    private static async Task<Finding> Starts(Bench bench)
    {
        var rounds = bench.Sides.ToDictionary(side => side.Name, _ => new List<double>());
        for (var round = 0; round < bench.Scale.Starts; round++)
        {
            foreach (var side in bench.Sides)
                rounds[side.Name].Add((await side.Restart()).TotalSeconds);
        }

        return new Finding(
            "W9", $"start to ready, {bench.Scale.Large} links", "s", rounds.ToDictionary(side => side.Key, side => (IReadOnlyList<double>)side.Value));
    }

    // Each link is asked about once after a start. The system's own cache of files is as warm as it happens to be, for both.
    private static async Task<Finding> Cold(Bench bench)
    {
        var links = bench.Scale.Large;
        var rounds = await bench.Alternate(bench.Scale.Rounds, async (side, round) =>
        {
            await side.Restart();
            await Bench.Warm(side.Load("status").With("users", 100), Math.Min(1, bench.Scale.Warmup.TotalSeconds));
            return await side.Load("status").With("users", links - 100).With("offset", 100).With("order", "once").With("first", round * links / 4)
                .With("count", links / 4).With("lanes", Lanes).With("seconds", bench.Scale.Load.TotalSeconds).With("expect", "linked").Run();
        });
        return new Finding(
            "W4",
            $"status, cold, {links} links",
            "1/s",
            rounds.Each(report => report.PerSecond),
            rounds.Median(Finding.Platform, report => report.P50),
            rounds.Median(Finding.Platform, report => report.P99),
            [.. rounds.Costs()]);
    }
}
