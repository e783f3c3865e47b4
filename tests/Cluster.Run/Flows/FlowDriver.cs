using System.Collections.Concurrent;
using Platform.AmazonSimulator.Contract;

namespace Platform.Cluster.Run.Flows;

/// <summary>Drives flows as careful partners do: the same call again where the answer says so, a new consent where it says so.</summary>
internal static class FlowDriver
{
    public static async Task<IReadOnlyCollection<FlowEnd>> Run(Partner partner, RunOptions options)
    {
        var ends = new ConcurrentBag<FlowEnd>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, options.Flows),
            new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce },
            async (number, _) =>
            {
                await partner.Cluster.Amazon.PutUser($"amazon-{number}", (Region)(number % 3), CancellationToken.None);
                ends.Add(await new UserFlow(partner, $"user/{number}", $"amazon-{number}").Run());
                if (ends.Count % 100 == 0)
                {
                    await Console.Out.WriteLineAsync($"{ends.Count} flows have ended.");
                }
            });
        return ends;
    }
}
