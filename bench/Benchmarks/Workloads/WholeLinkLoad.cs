using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;

namespace Platform.Benchmarks.Workloads;

/// <summary>W2: consent, the yes at Amazon, callback, linked; each of Amazon's three answers takes 20 ms, and every twentieth callback comes twice.</summary>
internal sealed class WholeLinkLoad : IWorkload
{
    private const int Lanes = 192;
    private const int MostEachSecond = 1_500;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    public IReadOnlyList<string> Ids => ["W2"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        await bench.Use(bench.Scale.Medium);
        await bench.Simulator.Delay(Delay);
        var users = (long)(MostEachSecond * Math.Max(1, bench.Scale.Load.TotalSeconds));
        var finding = await Capacity.Measure(bench, "W2", "whole link", Lanes, async (side, most) =>
        {
            var count = Math.Min(users, most);
            var first = bench.NewUsers(count);
            var made = await new LoadCall("amazon-users", side.Url, null).With("simulator", bench.Simulator.Url)
                .With("first", first).With("count", count).With("seconds", 60).Run();
            return made.Failed == 0
                ? side.Load("link").With("simulator", bench.Simulator.Url).With("first", first).With("count", count)
                : throw new InvalidOperationException("Users could not be made at the simulator.");
        });
        await bench.Simulator.Delay(TimeSpan.Zero);
        return [finding];
    }
}
