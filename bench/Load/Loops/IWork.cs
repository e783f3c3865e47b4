namespace Platform.Load.Loops;

/// <summary>What is done again and again, one at a time, on connections that it owns.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Does it once.</summary>
    /// <param name="number">Which one, counted from 0 over all lanes; chooses the user.</param>
    /// <returns>Null where it went well; else the status that it failed with, or 1 for an answer with the wrong content.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    ValueTask<int?> Do(long number);
}
