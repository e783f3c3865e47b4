using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>W3, W11 and W12: the status of links that are warm, beside the same pipeline without a grain, beside a bare server.</summary>
internal sealed class StatusLoad : IWorkload
{
    private const int Lanes = 32;

    public IReadOnlyList<string> Ids => ["W3", "W11", "W12"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium);
        await using var ceiling = new CeilingSide(bench.Simulator, bare: false, bench.Folder, bench.Logs);
        await using var bare = new CeilingSide(bench.Simulator, bare: true, bench.Folder, bench.Logs);
        await ceiling.Start();
        await bare.Start();
        await Touch(bench, bench.Scale.Medium);
        var medium = await Measure(bench, "W3", bench.Scale.Medium);
        var (pipeline, empty) = (new Rounds(), new Rounds());
        foreach (var load in (CeilingSide[])[ceiling, bare])
            await Bench.Warm(load.Load().With("lanes", Lanes), bench.Scale.Warmup.TotalSeconds);
        for (var round = 0; round < bench.Scale.Rounds; round++)
        {
            foreach (var (side, seen) in ((CeilingSide, Rounds)[])[(ceiling, pipeline), (bare, empty)])
                seen.Add(Finding.Platform, await side.Load().With("lanes", Lanes).With("seconds", bench.Scale.Load.TotalSeconds).Run());
        }

        var w11 = pipeline.Each(report => report.PerSecond)[Finding.Platform];
        var w12 = empty.Each(report => report.PerSecond)[Finding.Platform];
        return
        [
            medium with { Rounds = With(medium, w11) },
            Line("W11", "the same pipeline, no grain", pipeline, w11, w12),
            Line("W12", "a bare server", empty, w12, null),
        ];

        static Dictionary<string, IReadOnlyList<double>> With(Finding finding, IReadOnlyList<double> rounds) =>
            new(finding.Rounds) { [Finding.Ceiling] = rounds };

        static Finding Line(string id, string title, Rounds rounds, IReadOnlyList<double> own, IReadOnlyList<double>? above)
        {
            var figures = new Dictionary<string, IReadOnlyList<double>> { [Finding.Platform] = own };
            if (above is not null)
                figures[Finding.Ceiling] = above;
            return new Finding(
                id, title, "1/s", figures, rounds.Median(Finding.Platform, report => report.P50), rounds.Median(Finding.Platform, report => report.P99),
                [.. rounds.Costs()]);
        }
    }

    /// <summary>Asks about each link once, so that all of them are warm, as far as a side keeps so many.</summary>
    public static async Task Touch(Bench bench, int links)
    {
        foreach (var side in bench.Sides)
        {
            await side.Load("status").With("users", links).With("order", "once").With("count", links)
                .With("seconds", Math.Max(20, bench.Scale.Load.TotalSeconds * 4)).Run();
        }
    }

    /// <summary>The status of any link at any time.</summary>
    public static Task<Finding> Measure(Bench bench, string id, int links, bool paced = true) => Capacity.Measure(
        bench,
        id,
        $"status, warm, {links} links",
        Lanes,
        (side, _) => Task.FromResult(side.Load("status").With("users", links).With("expect", "linked").With("seed", bench.NewUsers(1) % 1_000)),
        paced);
}
