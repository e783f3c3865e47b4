namespace Platform.Benchmarks.Results;

/// <summary>What a workload found, with all its rounds.</summary>
/// <param name="Id">The workload, or a part of it.</param>
/// <param name="Title">What was measured, in words.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Rounds">By side, the figure of each round.</param>
/// <param name="P50">The platform's, in milliseconds.</param>
/// <param name="P99">The platform's, in milliseconds.</param>
/// <param name="Notes">What else is worth knowing.</param>
internal sealed record Finding(
    string Id,
    string Title,
    string Unit,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Rounds,
    double? P50 = null,
    double? P99 = null,
    params IReadOnlyList<string> Notes)
{
    public const string Platform = "platform";
    public const string Rival = "rival";
    public const string Ceiling = "ceiling";

    /// <summary>The rounds of a side; null where it has none.</summary>
    public Spread? Of(string side) => Rounds.TryGetValue(side, out var rounds) ? Spread.Of(rounds) : null;

    /// <summary>As a line of the results.</summary>
    public WorkloadResult Line() => new(Id, Unit, Of(Platform)?.Median, Of(Rival)?.Median, Of(Ceiling)?.Median, P50, P99);

    /// <summary>The platform's figure divided by another side's, round by round, since rounds side by side share the machine's moods.</summary>
    public Spread? Ratio(string side)
    {
        if (!Rounds.TryGetValue(Platform, out var own) || !Rounds.TryGetValue(side, out var other))
            return null;
        return Spread.Of(own.Zip(other).Where(round => round.Second != 0).Select(round => round.First / round.Second));
    }
}
