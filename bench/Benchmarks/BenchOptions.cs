namespace Platform.Benchmarks;

/// <summary>What a run is asked for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = "usage: bench/run [--quick] [--only W1,W3,…] [--out FOLDER]";

    /// <summary>Fewer links, fewer rounds, shorter ones.</summary>
    public bool Quick { get; init; }

    /// <summary>The workloads to run; all where it is empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Where results and data go.</summary>
    public string Out { get; init; } = Path.Combine("bench", "out");

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static BenchOptions? Parse(string[] arguments)
    {
        var options = new BenchOptions();
        for (var at = 0; at < arguments.Length; at++)
        {
            var value = at + 1 < arguments.Length ? arguments[at + 1] : null;
            switch (arguments[at], value)
            {
                case ("--quick", _):
                    options = options with { Quick = true };
                    break;
                case ("--only", { } names):
                    options = options with { Only = names.ToUpperInvariant().Split(',') };
                    at++;
                    break;
                case ("--out", { } folder):
                    options = options with { Out = folder };
                    at++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    /// <summary>True where a workload is asked for.</summary>
    public bool Wants(params IEnumerable<string> workloads) => Only.Count == 0 || workloads.Any(Only.Contains);
}
