using Platform.Load.Measuring;

namespace Platform.Benchmarks.Results;

/// <summary>What the rounds of a workload found, by side.</summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<LoadReport>> _reports = [];

    /// <summary>Adds a round.</summary>
    public void Add(string side, LoadReport report)
    {
        if (!_reports.TryGetValue(side, out var reports))
            _reports[side] = reports = [];
        reports.Add(report);
    }

    /// <summary>The rounds of some alone, each under another name.</summary>
    public Rounds Of(params IEnumerable<(string Side, string Name)> sides)
    {
        var alone = new Rounds();
        foreach (var (side, name) in sides)
            alone._reports[name] = _reports[side];
        return alone;
    }

    /// <summary>A figure of each round, by side.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Each(Func<LoadReport, double> figure) =>
        _reports.ToDictionary(side => side.Key, side => (IReadOnlyList<double>)[.. side.Value.Select(figure)]);

    /// <summary>The median of a figure; null where there is no such side.</summary>
    public double? Median(string side, Func<LoadReport, double> figure) =>
        _reports.TryGetValue(side, out var reports) ? Spread.Of(reports.Select(figure))?.Median : null;

    /// <summary>A line on each side: what a piece of work cost in processor time, and whether anything failed.</summary>
    public IEnumerable<string> Costs() => _reports.Select(side =>
    {
        var done = Math.Max(1, side.Value.Sum(report => report.Done));
        var costs = side.Value[0].Watched.Keys.Select(name => $"{name} {Micro(side.Value.Sum(report => report.Watched[name]) / done)}");
        var generator = $"generator {Micro(side.Value.Sum(report => report.CpuSeconds) / done)}";
        var failures = side.Value.SelectMany(report => report.Failures).GroupBy(failure => failure.Key)
            .Select(failure => $", {failure.Sum(one => one.Value)} failed with {failure.Key}");
        var latency = FormattableString.Invariant(
            $"p50 {Middle(report => report.P50):0.00}, p99 {Middle(report => report.P99):0.00}, p99.9 {Middle(report => report.P999):0.00} ms");
        return $"{side.Key}: {latency}; CPU each: {string.Join(", ", [.. costs, generator])}{string.Concat(failures)}";

        double Middle(Func<LoadReport, double> figure) => Spread.Of(side.Value.Select(figure))!.Median;
    });

    private static string Micro(double seconds) => FormattableString.Invariant($"{seconds * 1e6:0} µs");
}
