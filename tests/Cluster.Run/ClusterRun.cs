using System.Diagnostics;
using Platform.Cluster.Run.Flows;
using Platform.Cluster.Run.Judgement;
using Platform.Cluster.Run.Processes;

namespace Platform.Cluster.Run;

/// <summary>One run: flows while nodes are killed, then the judgement.</summary>
internal static class ClusterRun
{
    /// <summary>Runs; 0 where nothing was lost, spent twice or left undefined, else 1.</summary>
    public static async Task<int> Run(PlatformCluster cluster, RunOptions options)
    {
        await cluster.Start();
        var partner = await Partner.Register(cluster);
        await cluster.SlowAmazonDown(options.Slow);
        using var ended = new CancellationTokenSource();
        var killer = new Killer(cluster, options);
        var killing = killer.Run(ended.Token);
        var clock = Stopwatch.StartNew();
        var ends = await FlowDriver.Run(partner, options);
        clock.Stop();
        await ended.CancelAsync();
        await killing;
        var verdict = await Verdict.Of(cluster, partner, ends);
        await Console.Out.WriteLineAsync(verdict.Table(options, killer.Kills, clock.Elapsed));
        return verdict.IsClean ? 0 : 1;
    }
}
