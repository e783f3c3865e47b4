namespace Orleans.Runtime;

/// <summary>A record of the grain, read before <see cref="IGrainBase.OnActivateAsync"/>.</summary>
/// <typeparam name="TState">The record: a sealed type with a public parameterless constructor.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
