namespace Platform.Cluster.Run.Processes;

/// <summary>Kills the nodes one by one, round and round. A node is ready again before the next one goes.</summary>
internal sealed class Killer(PlatformCluster cluster, RunOptions options)
{
    /// <summary>How often each node was killed.</summary>
    public Dictionary<string, int> Kills { get; } = [];

    public async Task Run(CancellationToken ended)
    {
        var nodes = options.AlsoFrontEnds ? cluster.Silos.Concat(cluster.FrontEnds).ToList() : [.. cluster.Silos];
        for (var turn = 0; !ended.IsCancellationRequested; turn++)
        {
            await Task.Delay(options.KillEvery, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            var node = nodes[turn % nodes.Count];
            await node.Kill();
            Kills[node.Name] = Kills.GetValueOrDefault(node.Name) + 1;
            await node.Start();
        }
    }
}
