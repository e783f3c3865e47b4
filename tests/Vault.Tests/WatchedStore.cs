namespace Platform.Vault.Tests;

/// <summary>Tells when a store is read.</summary>
internal sealed class WatchedStore(IDataKeyStore inner) : IDataKeyStore
{
    private TaskCompletionSource _next = NotYet();

    /// <summary>Ends when the next reading begins.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public Task<DataKeySet> Read(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _next, NotYet()).SetResult();
        return inner.Read(cancellationToken);
    }

    public Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken) => inner.Add(first, cancellationToken);

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
