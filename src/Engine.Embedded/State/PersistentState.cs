using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Engine.Embedded.Activations;

namespace Platform.Engine.Embedded.State;

/// <summary>
/// A record of one activation. Its operations run one after the other, each with the value as it is when it begins, so that two of
/// them never carry the same ETag.
/// </summary>
internal sealed class PersistentState<T>(string stateName, ActivationContext activation, IGrainStorage storage)
    : IPersistentState<T>, IGrainState<T>
{
    private T? _state;
    private string? _etag;
    private bool? _recordExists;
    private Task _last = Task.CompletedTask;

    public T State
    {
        get
        {
            activation.RequireTurn();
            return _state!;
        }

        set
        {
            activation.RequireTurn();
            _state = value;
        }
    }

    public string? Etag => _etag;

    public bool RecordExists => _recordExists ?? throw new InvalidOperationException($"State '{stateName}' has not been read yet.");

    // What the storage sees, which is no code of the grain and may run anywhere.
    T? IGrainState<T>.State
    {
        get => _state;
        set => _state = value;
    }

    string? IGrainState<T>.ETag
    {
        get => _etag;
        set => _etag = value;
    }

    bool IGrainState<T>.RecordExists
    {
        get => _recordExists ?? false;
        set => _recordExists = value;
    }

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        Enqueue("read", () => storage.ReadStateAsync(stateName, activation.GrainId, this, cancellationToken), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Enqueue("write", () => storage.WriteStateAsync(stateName, activation.GrainId, this, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Enqueue("clear", () => storage.ClearStateAsync(stateName, activation.GrainId, this, cancellationToken), cancellationToken);

    private Task Enqueue(string operation, Func<Task> run, CancellationToken cancellationToken)
    {
        activation.RequireTurn();
        return _last = RunAfter(_last, operation, run, cancellationToken);
    }

    private async Task RunAfter(Task before, string operation, Func<Task> run, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(
            ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        activation.RequireTurn();
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await run();
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"Error from storage {storage.GetType().Name} during {operation} of '{stateName}' of {activation.GrainId}.", exception);
        }
    }
}
