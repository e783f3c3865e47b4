using System.Diagnostics;
using Platform.Load.Measuring;

namespace Platform.Load.Loops;

/// <summary>The time in which a load counts.</summary>
internal sealed class Measurement
{
    private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>When it began, as a time stamp.</summary>
    public long Began { get; } = Stopwatch.GetTimestamp();

    /// <summary>What was seen since.</summary>
    public LoadReport Report(IEnumerable<Lane> lanes, Histogram? lateness = null) => LoadReport.Of(
        lanes.Select(lane => lane.Seen),
        Stopwatch.GetElapsedTime(Began),
        Process.GetCurrentProcess().TotalProcessorTime - _cpu,
        lateness);
}
