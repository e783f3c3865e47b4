namespace Platform.Engine.Embedded.State;

/// <summary>
/// A record of one activation. Its operations run one after the other, each with the value as it is when it begins, so that two of
/// them never carry the same ETag.
/// </summary>
internal sealed class PersistentState<T>(string name, ActivationContext activation, IGrainStorage storage) : IPersistentState<T>
{
    private readonly GrainState<T> _record = new();
    private Task _last = Task.CompletedTask;

    public T State
    {
        get => Record.State!;
        set => Record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    private GrainState<T> Record
    {
        get
        {
            activation.RequireTurn();
            return _record;
        }
    }

    public Task ReadStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("read", token => storage.ReadStateAsync(name, activation.GrainId, Record, token), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("write", token => storage.WriteStateAsync(name, activation.GrainId, Record, token), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken = default) =>
        Enqueue("clear", token => storage.ClearStateAsync(name, activation.GrainId, Record, token), cancellationToken);

    private Task Enqueue(string operation, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        activation.RequireTurn();
        return _last = RunAfter(_last, operation, run, cancellationToken);
    }

    private async Task RunAfter(Task before, string operation, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(
            ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        activation.RequireTurn();
        try
        {
            await run(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"Error from storage {storage.GetType().Name} during {operation} of '{name}' of {activation.GrainId}.", exception);
        }
    }
}
