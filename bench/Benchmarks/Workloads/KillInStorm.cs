using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;

namespace Platform.Benchmarks.Workloads;

/// <summary>
/// W7: SIGKILL in the middle of a storm of refreshes. How long until it is ready again; then every link that the storm had reached is asked about,
/// and Amazon's own record says how often each refresh token came. (The whole history of every grant is checked by tests/Storm.Run.)
/// </summary>
internal sealed class KillInStorm : IWorkload
{
    private const int Reached = 4_000;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1.5);

    public IReadOnlyList<string> Ids => ["W7"];

    public async Task<IReadOnlyList<Finding>> Run(Bench bench)
    {
        var links = bench.Scale.Medium;
        await bench.Use(links, fresh: true);
        await bench.Simulator.Restart();
        var (ready, lost, twice) = (Empty(bench), Empty(bench), Empty(bench));
        var part = Math.Min(Reached, links / (4 * bench.Scale.Kills));
        foreach (var side in bench.Sides)
        {
            for (var kill = 0; kill < bench.Scale.Kills; kill++)
            {
                var storm = Ask(side, kill * part, part).With("seconds", 10).Run();
                await Task.Delay(Before);
                await side.Kill();
                ready[side.Name].Add((await side.Start()).TotalSeconds);
                await storm;
            }
        }

        await Task.Delay(bench.Scale.LeftAlone);
        foreach (var side in bench.Sides)
        {
            var all = bench.Scale.Kills * part;
            var asked = await Ask(side, 0, all).With("seconds", 60).Run();
            lost[side.Name].Add(all - asked.Done);
            twice[side.Name].Add(await Twice(bench, side));
        }

        return
        [
            Finding("W7", "ready again after a kill", "s", ready),
            Finding("W7.lost", "links that are not linked afterwards", "1", lost),
            Finding("W7.twice", "refresh tokens sent again though their answer had been stored", "1", twice),
        ];

        static Finding Finding(string id, string title, string unit, Dictionary<string, List<double>> rounds) =>
            new(id, title, unit, rounds.ToDictionary(side => side.Key, side => (IReadOnlyList<double>)side.Value));
    }

    private static LoadCall Ask(Side side, int first, int count) => side.Load("verify").With("offset", first).With("users", count)
        .With("order", "once").With("count", count).With("lanes", 64).With("expect", "\"linked\"");

    // The first presentation may have had no answer, and then comes once more; a third one, or a second after an answer that was kept, would be spent twice.
    private static async Task<double> Twice(Bench bench, Side side)
    {
        var history = await bench.Simulator.Control.Grants(clientId: new Partner(side.Name, side.Url, bench.Simulator).ClientId);
        var again = history.RefreshTokens.Count(token => token.Spent > 1);
        var atMost = bench.Scale.Kills * 64;
        var thrice = history.RefreshTokens.Count(token => token.Spent > 2);
        return thrice + Math.Max(0, again - atMost);
    }

    private static Dictionary<string, List<double>> Empty(Bench bench) => bench.Sides.ToDictionary(side => side.Name, _ => new List<double>());
}
