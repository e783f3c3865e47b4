using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Machine;
using Platform.Benchmarks.Results;
using Platform.Benchmarks.Sides;
using Platform.Benchmarks.Workloads;

namespace Platform.Benchmarks;

/// <summary>A run: all workloads that are asked for, one after the other; results are written after each.</summary>
internal static class BenchRun
{
    private static readonly IReadOnlyList<IWorkload> All =
        [new StatusLoad(), new ConsentLoad(), new WholeLinkLoad(), new CareStorm(), new RefreshStorm(), new KillInStorm(), new LargeStore()];

    /// <summary>Runs.</summary>
    public static async Task Go(BenchOptions options)
    {
        var begun = Stopwatch.GetTimestamp();
        var data = Path.Combine(options.Out, "data");
        var logs = Path.Combine(options.Out, "logs");
        Folders.Delete(data);
        Folders.Delete(logs);
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(logs);
        var findings = new List<Finding>();
        await using (var simulator = new Simulator(logs))
        {
            await simulator.Restart();
            await using var platform = new PlatformSide(simulator, data, logs);
            await using var rival = await RivalSide.Find(simulator, data, logs);
            var bench = new Bench(
                options.Quick ? Scale.Quick : Scale.Full, simulator, rival is null ? [platform] : [platform, rival], data, logs);
            foreach (var workload in All.Where(workload => options.Wants(workload.Ids)))
            {
                Bench.Say(string.Join(", ", workload.Ids));
                var found = await workload.Run(bench);
                findings.AddRange(found.Where(finding => options.Wants(finding.Id, finding.Id.Split('.')[0])));
                await ResultFiles.Write(options.Out, findings, Head(options, begun));
                found.ToList().ForEach(Tell);
            }
        }

        Folders.Delete(data);
        Bench.Say($"{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s; results are in {options.Out}.");
    }

    private static void Tell(Finding finding) => Console.WriteLine(
        $"{finding.Id,-10} {ResultFiles.Text(finding.Of(Finding.Platform))} {finding.Unit}; to rival {ResultFiles.Text(finding.Ratio(Finding.Rival))}; "
        + $"to ceiling {ResultFiles.Text(finding.Ratio(Finding.Ceiling))}");

    private static string Head(BenchOptions options, long begun) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(options.Quick ? "A quick run" : "A full run")} of {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s on {Environment.ProcessorCount} processors, "
        + $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC. Simulator, generator, platform, rival and its database share them.");
}
