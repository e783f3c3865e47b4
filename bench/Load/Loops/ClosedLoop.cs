using System.Diagnostics;
using Platform.Load.Measuring;

namespace Platform.Load.Loops;

/// <summary>Each lane begins its next piece as soon as the last one has ended: how much a server can do. (Its latencies say less: a slow answer
/// keeps the next question back.)</summary>
internal static class ClosedLoop
{
    /// <summary>Puts the load on.</summary>
    public static async Task<LoadReport> Run(
        LoadShape shape, Func<IWork> newWork, IReadOnlyDictionary<string, int> watched)
    {
        var lanes = Enumerable.Range(0, shape.Lanes).Select(_ => new Lane(newWork())).ToList();
        var next = shape.First - 1;
        await Phase(shape.Warmup);
        lanes.ForEach(lane => lane.Clear());
        var measured = new Measurement(watched);
        await Phase(shape.Length);
        var report = measured.Report(lanes);
        lanes.ForEach(lane => lane.Dispose());
        return report;

        async Task Phase(TimeSpan length)
        {
            var began = Stopwatch.GetTimestamp();
            if (length > TimeSpan.Zero)
                await Task.WhenAll(lanes.Select(lane => Task.Run(() => Go(lane, began, length))));
        }

        async Task Go(Lane lane, long began, TimeSpan length)
        {
            while (Stopwatch.GetElapsedTime(began) < length && Interlocked.Increment(ref next) is var number && !shape.IsOver(number))
                await lane.Do(number, Stopwatch.GetTimestamp());
        }
    }
}
