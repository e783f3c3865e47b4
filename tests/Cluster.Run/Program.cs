using Platform.Cluster.Run;
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

using var stop = new StopSignal();
try
{
    await using var cluster = await PlatformCluster.Prepare();
    return await ClusterRun.Run(cluster, options).WaitAsync(stop.Token);
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped by a signal, and all processes with it.");
    return stop.ExitCode;
}
