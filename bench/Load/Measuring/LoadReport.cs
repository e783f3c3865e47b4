namespace Platform.Load.Measuring;

/// <summary>What a run found; durations in milliseconds.</summary>
/// <param name="Seconds">How long it measured.</param>
/// <param name="Done">Pieces of work that went well in that time.</param>
/// <param name="PerSecond">The same for each second.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P90">So did 90 %.</param>
/// <param name="P99">So did 99 %.</param>
/// <param name="P999">So did 99.9 %.</param>
/// <param name="Longest">So did all.</param>
/// <param name="Failures">What went wrong, by status; 0 stands for a broken connection, 1 for an answer with the wrong content.</param>
/// <param name="CpuSeconds">What the generator itself cost while it measured.</param>
/// <param name="Late">Open loop: half of all left the generator no later than this behind their time. Null in a closed loop.</param>
internal sealed record LoadReport(
    double Seconds,
    long Done,
    double PerSecond,
    double P50,
    double P90,
    double P99,
    double P999,
    double Longest,
    IReadOnlyDictionary<int, long> Failures,
    double CpuSeconds,
    double? Late)
{
    /// <summary>Processor seconds that the watched processes, with all that they started, took meanwhile.</summary>
    public IReadOnlyDictionary<string, double> Watched { get; init; } = new Dictionary<string, double>();

    /// <summary>How many pieces of work went wrong.</summary>
    public long Failed => Failures.Values.Sum();

    /// <summary>Adds up the lanes.</summary>
    public static LoadReport Of(IEnumerable<Tally> lanes, TimeSpan took, TimeSpan cpu, Histogram? lateness = null)
    {
        var all = new Tally();
        foreach (var lane in lanes)
            all.Add(lane);
        var durations = all.Durations;
        return new LoadReport(
            took.TotalSeconds,
            durations.Count,
            durations.Count / took.TotalSeconds,
            durations.Percentile(0.5),
            durations.Percentile(0.9),
            durations.Percentile(0.99),
            durations.Percentile(0.999),
            durations.Longest.TotalMilliseconds,
            all.Failures,
            cpu.TotalSeconds,
            lateness?.Percentile(0.5));
    }
}
