namespace Orleans.Core;

/// <summary>One stored record of a grain with its value.</summary>
/// <typeparam name="TState">The record.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The value in memory; written by the next write. A fresh one where no record is stored, never null.</summary>
    TState State { get; set; }
}
