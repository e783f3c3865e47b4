using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;
using Platform.Load.Measuring;

namespace Platform.Benchmarks.Workloads;

/// <summary>W3, W11 and W12: the status of links that are warm, beside the same pipeline without a grain, beside a bare server.</summary>
internal sealed class StatusLoad : IWorkload
{
    private const int Lanes = 32;
    private const string Pipeline = "pipeline";
    private const string Bare = "bare";

    public IReadOnlyList<string> Ids => ["W3", "W11", "W12"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium);
        await using var ceiling = new CeilingSide(bench.Simulator, bare: false, bench.Folder, bench.Logs);
        await using var bare = new CeilingSide(bench.Simulator, bare: true, bench.Folder, bench.Logs);
        await ceiling.Start();
        await bare.Start();
        await Touch(bench, bench.Scale.Medium);

        var (warmup, seconds) = (bench.Scale.Warmup.TotalSeconds, bench.Scale.Load.TotalSeconds);
        foreach (var load in (LoadCall[])[.. bench.Sides.Select(Status), ceiling.Load(), bare.Load()])
            await Bench.Warm(load.With("lanes", Lanes), warmup);
        var rounds = await Bench.Alternate(
            bench.Scale.Rounds,
            [
                .. bench.Sides.Select(side => new Contender(side.Name, _ => Fast(Status(side)))),
                new Contender(Pipeline, _ => Fast(ceiling.Load())),
                new Contender(Bare, _ => Fast(bare.Load())),
            ]);
        var sides = rounds.Of(bench.Sides.Select(side => (side.Name, side.Name)));
        var status = await Capacity.Finish(bench, "W3", Title(bench.Scale.Medium), sides, (side, _) => Task.FromResult(Status(side)));
        var above = rounds.Each(report => report.PerSecond);
        return
        [
            status with { Rounds = Beside(status.Rounds, above[Pipeline]) },
            Line("W11", "the same pipeline, no grain", rounds.Of((Pipeline, Finding.Platform)), above[Bare]),
            Line("W12", "a bare server", rounds.Of((Bare, Finding.Platform)), null),
        ];

        Task<LoadReport> Fast(LoadCall load) => load.With("lanes", Lanes).With("seconds", seconds).Run();

        LoadCall Status(Side side) => Any(bench, side, bench.Scale.Medium);
    }

    private static Dictionary<string, IReadOnlyList<double>> Beside(
        IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> sides, IReadOnlyList<double>? above)
    {
        var figures = new Dictionary<string, IReadOnlyList<double>>(sides);
        if (above is not null)
            figures[Finding.Ceiling] = above;
        return figures;
    }

    private static Finding Line(string id, string title, Rounds rounds, IReadOnlyList<double>? above) => new(
        id,
        title,
        "1/s",
        Beside(rounds.Each(report => report.PerSecond), above),
        rounds.Median(Finding.Platform, report => report.P50),
        rounds.Median(Finding.Platform, report => report.P99),
        [.. rounds.Costs()]);

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
    public static Task<Finding> Measure(Bench bench, string id, int links, bool paced = true) =>
        Capacity.Measure(bench, id, Title(links), Lanes, (side, _) => Task.FromResult(Any(bench, side, links)), paced);

    private static string Title(int links) => $"status, warm, {links} links";

    private static LoadCall Any(Bench bench, Side side, int links) =>
        side.Load("status").With("users", links).With("expect", "linked").With("seed", bench.NewUsers(1) % 1_000);
}
