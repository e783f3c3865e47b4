using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;
using Platform.Load.Measuring;

namespace Platform.Benchmarks;

/// <summary>What workloads work with: the sides, the simulator, and how much is asked for.</summary>
internal sealed class Bench(Scale scale, Simulator simulator, IReadOnlyList<Side> sides, string folder, string logs)
{
    private long _nextNumber;

    public Scale Scale => scale;

    public Simulator Simulator => simulator;

    /// <summary>The platform, and the rival if there is one.</summary>
    public IReadOnlyList<Side> Sides => sides;

    /// <summary>Where stores are kept.</summary>
    public string Folder => folder;

    /// <summary>Where programs write.</summary>
    public string Logs => logs;

    /// <summary>Says what is being done.</summary>
    public static void Say(string text) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {text}");

    /// <summary>Takes so many numbers of users whom nobody has seen.</summary>
    public long NewUsers(long count) => Interlocked.Add(ref _nextNumber, count) - count;

    /// <summary>Brings every side onto a store of that size, all at once: nothing is measured meanwhile.</summary>
    public Task Use(int links, bool fresh = false) => Task.WhenAll(sides.Select(side => Use(side, new StoreKind(links), fresh)));

    /// <summary>Brings a side onto a store.</summary>
    public static async Task Use(Side side, StoreKind kind, bool fresh = false)
    {
        if (side.Kind != kind || fresh)
            Say($"{side.Name}: {kind} links");
        await side.Use(kind, fresh);
    }

    /// <summary>Measures each side as often as there are rounds, in alternating order.</summary>
    public Task<Rounds> Alternate(int rounds, Func<Side, int, Task<LoadReport>> measure) =>
        Alternate(rounds, [.. sides.Select(side => new Contender(side.Name, round => measure(side, round)))]);

    /// <summary>
    /// Measures each of them as often as there are rounds, in alternating order: what is to be compared must be measured side by side,
    /// since the machine is now faster, now slower.
    /// </summary>
    public static async Task<Rounds> Alternate(int rounds, IReadOnlyList<Contender> contenders)
    {
        var seen = new Rounds();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in round % 2 == 0 ? contenders : contenders.Reverse())
                seen.Add(contender.Name, await contender.Measure(round));
        }

        return seen;
    }

    /// <summary>Lets a server get warm: for this long, uncounted.</summary>
    public static Task Warm(LoadCall load, double seconds) => load.With("seconds", seconds).Run();
}
