namespace Platform.Engine.Embedded.State;

/// <summary>
/// A record of one activation. Its operations run one after the other, each with the value as it is when it begins, so that two of
/// them never carry the same ETag.
/// </summary>
internal sealed class PersistentState<T>(string name, ActivationContext activation, IGrainStorage storage) : IPersistentState<T>, IGrainState<T>
{
    private Task _last = Task.CompletedTask;
    private int _begun;
    private T? _state;

    public T State
    {
        get => InTurn()._state!;
        set => InTurn()._state = value;
    }

    public string? Etag => ETag;

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }

    T? IGrainState<T>.State { get => _state; set => _state = value; }

    public Task ReadStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("read", token => storage.ReadStateAsync(name, activation.GrainId, InTurn(), token), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("write", token => storage.WriteStateAsync(name, activation.GrainId, InTurn(), token), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("clear", token => storage.ClearStateAsync(name, activation.GrainId, InTurn(), token), cancellationToken);

    private PersistentState<T> InTurn()
    {
        activation.RequireTurn();
        return this;
    }

    private Task Enqueue(string operation, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        activation.RequireTurn();
        _begun++;
        return _last = RunAfter(_last, operation, run, cancellationToken);
    }

    private async Task RunAfter(Task before, string operation, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await run(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"Error from storage {storage.GetType().Name} during {operation} of '{name}' of {activation.GrainId}.", exception);
        }
        finally
        {
            // What is over is not kept in memory for as long as the activation.
            if (--_begun == 0)
                _last = Task.CompletedTask;
        }
    }
}
