namespace Platform.Vault;

/// <summary>Data keys that end with the process: for tests and benchmarks.</summary>
public sealed class InMemoryDataKeyStore : IDataKeyStore
{
    private readonly Lock _lock = new();
    private DataKeySet _set = DataKeySet.Empty;

    /// <inheritdoc/>
    public Task<DataKeySet> Read(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_set);
    }

    /// <inheritdoc/>
    public Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_set.IsEmpty)
                _set = new DataKeySet([first]);
            return Task.FromResult(_set);
        }
    }

    /// <summary>Takes another set in place of what is there, as a rotation leaves it.</summary>
    /// <param name="set">The set.</param>
    public void Replace(DataKeySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        lock (_lock)
            _set = set;
    }
}
