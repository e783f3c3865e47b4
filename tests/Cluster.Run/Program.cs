using Platform.Cluster.Run;
using Platform.Cluster.Run.Flows;
using Platform.Cluster.Run.Judgement;
using Platform.Cluster.Run.Processes;

// Two silos, two front ends, a Redis and a simulated Amazon, each a process of its own on loopback. Flows run through the front ends while the
// silos are killed with SIGKILL and started again, one by one. Ends with a table, and with 0 only where nothing was lost, spent twice or left
// undefined.
//
//   dotnet run --project tests/Cluster.Run -p:Engine=Orleans -- [--flows 200] [--at-once 24] [--kill-every 8] [--slow 1000] [--also-front-ends]
var options = RunOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(RunOptions.Usage);
    return 2;
}

await using var cluster = await PlatformCluster.Start();
var partner = await Partner.Register(cluster);
await cluster.SlowAmazonDown(options.Slow);
using var ended = new CancellationTokenSource();
var killer = new Killer(cluster, options);
var killing = killer.Run(ended.Token);
var clock = System.Diagnostics.Stopwatch.StartNew();
var ends = await FlowDriver.Run(partner, options);
clock.Stop();
await ended.CancelAsync();
await killing;
var verdict = await Verdict.Of(cluster, partner, ends);
await Console.Out.WriteLineAsync(verdict.Table(options, killer.Kills, clock.Elapsed));
return verdict.IsClean ? 0 : 1;
