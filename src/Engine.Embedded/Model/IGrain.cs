namespace Orleans;

/// <summary>Marks an interface of a grain. Its methods return <see cref="Task"/>, <see cref="Task{TResult}"/> or their value forms.</summary>
public interface IGrain : IAddressable;
