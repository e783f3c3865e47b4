using Platform.Vault;

namespace Platform.Grains.Vault;

/// <summary>Keeps the vault's wrapped data keys in a grain, where all nodes find them.</summary>
internal sealed class GrainDataKeyStore(IGrainFactory grains) : IDataKeyStore
{
    /// <inheritdoc/>
    public async Task<DataKeySet> Read(CancellationToken cancellationToken) =>
        Set(await grains.DataKeys().Set().WaitAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken) => Set(await grains.DataKeys()
        .AddFirst(new StoredDataKey(first.Id, first.KeyEncryptionKeyId, first.Wrapped, first.CreatedAt))
        .WaitAsync(cancellationToken));

    private static DataKeySet Set(StoredDataKeys stored) =>
        new([.. stored.Keys.Select(key => new WrappedDataKey(key.KeyId, key.KeyEncryptionKeyId, key.Wrapped, key.CreatedAt))])
        {
            SealingKeyId = stored.SealingKeyId,
        };
}
