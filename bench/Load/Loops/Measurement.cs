using System.Diagnostics;
using Platform.Load.Measuring;

namespace Platform.Load.Loops;

/// <summary>The time in which a load counts.</summary>
internal sealed class Measurement
{
    private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;
    private readonly List<(string Name, int Id, double Before)> _watched;

    /// <param name="watched">Processes whose cost is told, by name.</param>
    public Measurement(IReadOnlyDictionary<string, int> watched)
    {
        _watched = [.. watched.Select(process => (process.Key, process.Value, ProcessTree.CpuSeconds(process.Value)))];
        Began = Stopwatch.GetTimestamp();
    }

    /// <summary>When it began, as a time stamp.</summary>
    public long Began { get; }

    /// <summary>What was seen since.</summary>
    public LoadReport Report(IEnumerable<Lane> lanes, Histogram? lateness = null)
    {
        var took = Stopwatch.GetElapsedTime(Began);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - _cpu;
        return LoadReport.Of(lanes.Select(lane => lane.Seen), took, cpu, lateness) with
        {
            Watched = _watched.ToDictionary(process => process.Name, process => ProcessTree.CpuSeconds(process.Id) - process.Before),
        };
    }
}
