namespace Platform.Benchmarks.Results;

/// <summary>The middle of some rounds, and how far they lie apart.</summary>
/// <param name="Median">The middle.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Of some figures; null of none.</summary>
    public static Spread? Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count == 0
            ? null
            : new Spread((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, sorted[0], sorted[^1]);
    }
}
