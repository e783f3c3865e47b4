using System.Diagnostics;
using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>
/// W5: the access tokens of all links have just expired, and nobody asks for them: each side refreshes them by itself, within the same budget. The
/// simulator counts. Meanwhile others ask for statuses.
/// </summary>
internal sealed class CareStorm : IWorkload
{
    private const int Lanes = 256;
    private const double StatusRate = 200;

    // Looks in a second.
    private const int Second = 2;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    // Behind it are those that had no room at first and were told to come again later.
    private const double Nearly = 0.9;

    public IReadOnlyList<string> Ids => ["W5"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium);
        await bench.Simulator.Restart();
        var (quiet, amid) = (new Rounds(), new Rounds());
        var (refreshes, fastest) = (new Dictionary<string, IReadOnlyList<double>>(), new List<string>());
        foreach (var side in bench.Sides)
        {
            await Bench.Warm(Statuses(side, bench), Math.Min(2, bench.Scale.Warmup.TotalSeconds));
            quiet.Add(side.Name, await Statuses(side, bench).With("seconds", bench.Scale.Load.TotalSeconds).Run());
            await Bench.Use(side, new StoreKind(bench.Scale.Medium, Eager: true), fresh: true);
            var watch = Watch(bench, side);
            amid.Add(side.Name, await Statuses(side, bench).With("warmup", bench.Scale.Storm.TotalSeconds / 4)
                .With("seconds", Math.Max(1, (bench.Scale.Storm.TotalSeconds / 2) - 2)).Run());
            var (perSecond, most, all) = await watch;
            refreshes[side.Name] = [perSecond];
            fastest.Add(FormattableString.Invariant(
                $"{side.Name}: {all} refreshed; in its fastest second {most:0} of {StoreKind.RefreshesPerSecond} allowed"));
            await Bench.Use(side, new StoreKind(bench.Scale.Medium));
        }

        return
        [
            new Finding(
                "W5", $"refreshes by itself, {bench.Scale.Medium} links", "1/s", refreshes, amid.Median(Finding.Platform, report => report.P50),
                amid.Median(Finding.Platform, report => report.P99),
                [.. fastest, .. quiet.Costs().Select(cost => $"statuses before: {cost}"), .. amid.Costs().Select(cost => $"statuses meanwhile: {cost}")]),
            new Finding("W5.status", "p99 of statuses meanwhile, of that before", "x", bench.Sides.ToDictionary(
                side => side.Name,
                side => (IReadOnlyList<double>)[amid.Median(side.Name, report => report.P99)!.Value / quiet.Median(side.Name, report => report.P99)!.Value])),
        ];
    }

    private static LoadCall Statuses(Side side, Bench bench) =>
        side.Load("status").With("users", bench.Scale.Medium).With("lanes", Lanes).With("rate", StatusRate);

    // The usual second, once half of the time is over: the program has just been started, and is compiled while it works.
    private static async Task<(double PerSecond, double Most, int All)> Watch(Bench bench, Side side)
    {
        var looks = new List<(double Seconds, int Woken)>();
        var begun = Stopwatch.GetTimestamp();
        do
        {
            looks.Add((Stopwatch.GetElapsedTime(begun).TotalSeconds, await bench.Simulator.Woken(side.Seed)));
            await Task.Delay(Look);
        }
        while (looks[^1].Woken < side.Kind.Links && looks[^1].Seconds < bench.Scale.Storm.TotalSeconds);

        var nearly = looks.TakeWhile(look => look.Woken < looks[^1].Woken * Nearly).ToList();
        var steps = nearly.Zip(nearly.Skip(1), (one, next) => (next.Woken - one.Woken) / (next.Seconds - one.Seconds)).ToList();
        var most = looks.Zip(looks.Skip(Second), (one, later) => (later.Woken - one.Woken) / (later.Seconds - one.Seconds));
        var usual = steps.Skip(steps.Count / 2).Order().ToList();
        return usual.Count > 0 && usual[usual.Count / 2] > 0
            ? (usual[usual.Count / 2], most.DefaultIfEmpty().Max(), looks[^1].Woken)
            : (looks[^1].Woken / Math.Max(0.001, looks[^1].Seconds), most.DefaultIfEmpty().Max(), looks[^1].Woken);
    }
}
