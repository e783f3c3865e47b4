using System.Diagnostics;
using Platform.Load.Measuring;

namespace Platform.Load.Loops;

/// <summary>Does one piece of work at a time, on connections of its own.</summary>
internal sealed class Lane(IWork work) : IDisposable
{
    /// <summary>What it has seen since it was last cleared.</summary>
    public Tally Seen { get; private set; } = new();

    /// <summary>Does a piece of work.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="since">A time stamp: when it was meant to begin.</param>
    public async ValueTask Do(long number, long since)
    {
        int? failure;
        try
        {
            failure = await work.Do(number);
        }
        catch (IOException)
        {
            failure = 0;
        }

        Seen.Note(failure, Stopwatch.GetElapsedTime(since));
    }

    public void Dispose() => work.Dispose();

    /// <summary>Forgets what it has seen.</summary>
    public void Clear() => Seen = new Tally();
}
