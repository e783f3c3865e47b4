using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>
/// W5 and W6: every link's access token has expired, and for each link something is asked that needs one. Meanwhile others ask for statuses. Then,
/// 200 at once ask the same of one link.
/// </summary>
internal sealed class RefreshStorm : IWorkload
{
    private const int Lanes = 64;
    private const int AtOnce = 200;
    private const int Kept = 500;
    private const double StatusRate = 200;

    public IReadOnlyList<string> Ids => ["W5", "W6"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium, fresh: true);
        await bench.Simulator.Restart();
        var (storms, quiet, amid, hot) = (new Rounds(), new Rounds(), new Rounds(), new Dictionary<string, List<double>>());
        foreach (var side in bench.Sides)
        {
            await Bench.Warm(Statuses(side, bench), 2);
            quiet.Add(side.Name, await Statuses(side, bench).With("seconds", bench.Scale.Load.TotalSeconds).Run());
            var storm = Storm(side, bench.Scale.Medium).With("seconds", bench.Scale.Storm.TotalSeconds).Run();
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            amid.Add(side.Name, await Statuses(side, bench).With("seconds", Math.Max(1, (bench.Scale.Storm.TotalSeconds / 2) - 1)).Run());
            storms.Add(side.Name, await storm);
            hot[side.Name] = await Hot(side, bench);
        }

        return
        [
            new Finding(
                "W5", "refreshes that calls wait for", "1/s", storms.Each(report => report.PerSecond),
                amid.Median(Finding.Platform, report => report.P50), amid.Median(Finding.Platform, report => report.P99),
                [
                    .. storms.Costs().Select(cost => $"refreshes: {cost}"), .. quiet.Costs().Select(cost => $"statuses before: {cost}"),
                    .. amid.Costs().Select(cost => $"statuses meanwhile: {cost}"),
                ]),
            new Finding("W5.status", "p99 of statuses meanwhile, of that before", "x", bench.Sides.ToDictionary(
                side => side.Name,
                side => (IReadOnlyList<double>)[amid.Median(side.Name, report => report.P99)!.Value / quiet.Median(side.Name, report => report.P99)!.Value])),
            new Finding("W6", $"refreshes of one link for {AtOnce} calls at once", "1", hot.ToDictionary(side => side.Key, side => (IReadOnlyList<double>)side.Value)),
        ];
    }

    /// <summary>Asks for each link once what needs a good token, but for some that are kept.</summary>
    public static Loads.LoadCall Storm(Side side, int links) => side.Load("verify").With("users", links - Kept).With("order", "once")
        .With("count", links - Kept).With("lanes", Lanes).With("expect", "\"linked\"");

    private static Loads.LoadCall Statuses(Side side, Bench bench) =>
        side.Load("status").With("users", bench.Scale.Medium).With("lanes", AtOnce).With("rate", StatusRate);

    private static async Task<List<double>> Hot(Side side, Bench bench)
    {
        var refreshes = new List<double>();
        for (var number = bench.Scale.Medium - bench.Scale.Hot; number < bench.Scale.Medium; number++)
        {
            var report = await side.Load("verify").With("users", 1).With("offset", number).With("lanes", AtOnce).With("count", AtOnce)
                .With("seconds", 30).With("expect", "\"linked\"").Run();
            if (report.Failed > 0)
                Bench.Say($"{side.Name}: {report.Failed} of {AtOnce} calls of a hot link failed");
            var calls = await bench.Simulator.Control.Calls("token.refresh", $"{side.Seed(bench.Scale.Medium)}-{number}");
            refreshes.Add(calls.Count(call => call.Status == 200));
        }

        return refreshes;
    }
}
