using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>
/// W5.calls and W6: every link's access token has expired, and for each link something is asked that needs one: a refresh, a question to Amazon, two
/// commits. Then 200 at once ask the same of one link.
/// </summary>
internal sealed class RefreshStorm : IWorkload
{
    private const int Lanes = 64;
    private const int AtOnce = 200;
    private const int Kept = 500;

    public IReadOnlyList<string> Ids => ["W5", "W6"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium, fresh: true);
        await bench.Simulator.Restart();
        var (storms, hot) = (new Rounds(), new Dictionary<string, List<double>>());
        foreach (var side in bench.Sides)
        {
            storms.Add(side.Name, await Storm(side, bench.Scale.Medium).With("seconds", bench.Scale.Storm.TotalSeconds / 2).Run());
            hot[side.Name] = await Hot(side, bench);
        }

        return
        [
            new Finding(
                "W5.calls", "refreshes that calls wait for", "1/s", storms.Each(report => report.PerSecond),
                storms.Median(Finding.Platform, report => report.P50), storms.Median(Finding.Platform, report => report.P99), [.. storms.Costs()]),
            new Finding(
                "W6", $"refreshes of one link for {AtOnce} calls at once", "1",
                hot.ToDictionary(side => side.Key, side => (IReadOnlyList<double>)side.Value)),
        ];
    }

    // The last ones are kept for W6.
    private static LoadCall Storm(Side side, int links) => side.Load("verify").With("users", links - Kept).With("order", "once")
        .With("count", links - Kept).With("lanes", Lanes).With("expect", "\"linked\"");

    private static async Task<List<double>> Hot(Side side, Bench bench)
    {
        var refreshes = new List<double>();
        for (var number = bench.Scale.Medium - bench.Scale.Hot; number < bench.Scale.Medium; number++)
        {
            var report = await side.Load("verify").With("users", 1).With("offset", number).With("lanes", AtOnce).With("count", AtOnce)
                .With("seconds", 30).With("expect", "\"linked\"").Run();
            if (report.Failed > 0)
                Bench.Say($"{side.Name}: {report.Failed} of {AtOnce} calls of a hot link failed");
            var calls = await bench.Simulator.Control.Calls("token.refresh", $"{side.Seed}-{number}");
            refreshes.Add(calls.Count(call => call.Status == 200));
        }

        return refreshes;
    }
}
