using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Load.Measuring;

namespace Platform.Load.Loops;

/// <summary>
/// Work arrives at a rate, whether or not the server keeps up, and its duration counts from the moment when it was meant to arrive. So a stall is
/// felt by all that arrive meanwhile, and nothing is left out because the generator was waiting too. What finds no free lane queues.
/// </summary>
internal sealed class OpenLoop
{
    private readonly LoadShape _shape;
    private readonly ConcurrentBag<Lane> _free;
    private readonly ConcurrentQueue<(long Number, long Due)> _waiting = new();
    private readonly List<Lane> _lanes;
    private readonly Histogram _lateness = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _underWay = 1;

    private OpenLoop(LoadShape shape, Func<IWork> newWork)
    {
        _shape = shape;
        _lanes = [.. Enumerable.Range(0, shape.Lanes).Select(_ => new Lane(newWork()))];
        _free = [.. _lanes];
    }

    /// <summary>Puts the load on.</summary>
    public static async Task<LoadReport> Run(
        LoadShape shape, Func<IWork> newWork, IReadOnlyDictionary<string, int> watched)
    {
        var number = shape.First;
        if (shape.Warmup > TimeSpan.Zero)
        {
            var warm = new OpenLoop(shape, newWork);
            await warm.Put(number, shape.Warmup);
            number += (long)(shape.Warmup.TotalSeconds * shape.Rate!.Value);
        }

        var loop = new OpenLoop(shape, newWork);
        var measured = new Measurement(watched);
        await loop.Put(number, shape.Length);
        return measured.Report(loop._lanes, loop._lateness);
    }

    private async Task Put(long first, TimeSpan length)
    {
        // A thread of its own, since arrivals must not wait for the pool.
        var pacing = Task.Factory.StartNew(() => Pace(first, length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await pacing;
        Ended();
        await _idle.Task;
        _lanes.ForEach(lane => lane.Dispose());
    }

    private void Pace(long first, TimeSpan length)
    {
        var gap = Stopwatch.Frequency / _shape.Rate!.Value;
        var began = Stopwatch.GetTimestamp();
        var all = (long)(length.TotalSeconds * _shape.Rate.Value);
        for (var arrived = 0L; arrived < all && !_shape.IsOver(first + arrived); arrived++)
        {
            var due = began + (long)(arrived * gap);
            while (due > Stopwatch.GetTimestamp())
                Nap.Briefly(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due));
            _lateness.Add(Stopwatch.GetElapsedTime(due));
            Interlocked.Increment(ref _underWay);
            _waiting.Enqueue((first + arrived, due));
            if (_free.TryTake(out var lane))
                _ = Go(lane);
        }
    }

    // Lanes that have nothing to do are free; one that finds work takes it until none is left.
    private async Task Go(Lane lane)
    {
        do
        {
            while (_waiting.TryDequeue(out var work))
            {
                await lane.Do(work.Number, work.Due);
                Ended();
            }

            _free.Add(lane);
        }
        while (!_waiting.IsEmpty && _free.TryTake(out lane!));
    }

    private void Ended()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _idle.TrySetResult();
    }
}
