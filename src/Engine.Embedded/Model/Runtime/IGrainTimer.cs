namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it ends it and fires the token of a running tick.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times; during a tick they take effect after it.</summary>
    /// <param name="dueTime">To the next tick; -1 ms for never.</param>
    /// <param name="period">From the end of a tick to the next; -1 ms for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Beyond -1 ms to 0xfffffffe ms.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}
