using Platform.Benchmarks.Results;

namespace Platform.Benchmarks.Workloads;

/// <summary>W1: consents for users who were never seen before.</summary>
internal sealed class ConsentLoad : IWorkload
{
    private const int Lanes = 64;

    public IReadOnlyList<string> Ids => ["W1"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium);
        return
        [
            await Capacity.Measure(bench, "W1", "consent", Lanes, (side, most) =>
                Task.FromResult(side.Load("consent").With("first", bench.NewUsers(most)))),
        ];
    }
}
