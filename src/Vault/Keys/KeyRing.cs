using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Platform.Vault.Keys;

internal sealed class KeyRing(IKeyEncryptionKeyProvider provider, IDataKeyStore store) : IKeyRing, IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Loaded? _loaded;

    public Task Ready => _ready.Task;

    public bool IsLoaded => _loaded is not null;

    /// <summary>The key that seals: the newest.</summary>
    public DataKey Sealing => Keys.Newest;

    private Loaded Keys => _loaded ?? throw new VaultException("The vault's keys are not loaded yet; nothing can be sealed or opened.");

    public bool TryFind(uint id, [NotNullWhen(true)] out DataKey? key) => Keys.ById.TryGetValue(id, out key);

    public async Task Load(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (IsLoaded)
                return;
            var stored = await store.Read(cancellationToken);
            var isFirst = stored.IsEmpty;
            if (isFirst)
                stored = await First(cancellationToken);
            else if (!await provider.Exists(cancellationToken))
                throw Missing(stored);
            _loaded = await Unwrap(stored, isFirst ? Beaten : Wrong, cancellationToken);
            _ready.TrySetResult();
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<DataKeySet> First(CancellationToken cancellationToken)
    {
        // The key-encryption key is durable before anything is wrapped with it: the other order could lose every secret.
        if (!await provider.Exists(cancellationToken))
            await provider.Create(cancellationToken);
        var clear = RandomNumberGenerator.GetBytes(DataKey.Length);
        try
        {
            var first = await provider.Wrap(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))), clear, cancellationToken);

            // Another node may have been first: what the store answers counts, not what we made.
            return await store.Add(first, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async Task<Loaded> Unwrap(DataKeySet stored, Func<WrappedDataKey, VaultException> refusal, CancellationToken cancellationToken)
    {
        var keys = new List<DataKey>(stored.Keys.Count);
        foreach (var wrapped in stored.Keys)
        {
            var clear = await provider.Unwrap(wrapped, cancellationToken) ?? throw refusal(wrapped);
            keys.Add(new DataKey(wrapped.Id, clear));
        }

        return keys.Count == 0
            ? throw new VaultException("The store of data keys answered without a key.")
            : new Loaded(keys.ToFrozenDictionary(key => key.Id), keys[^1]);
    }

    private VaultException Missing(DataKeySet stored) => new(
        $"There are {stored.Keys.Count} data key(s) in the store, but the key-encryption keys that wrap them are missing: "
        + $"{provider.Source}. Put the right file back; without it no secret can be opened. Nothing was changed.");

    private VaultException Wrong(WrappedDataKey key) => new(
        $"Data key {key.Id:x8} was wrapped by key-encryption key {key.KeyEncryptionKeyId}, which is not among those of {provider.Source}, "
        + "or differs from it. Put the right file back. Nothing was changed.");

    private VaultException Beaten(WrappedDataKey key) => new(
        $"Another node started first at the same time, with other key-encryption keys: data key {key.Id:x8} was wrapped by "
        + $"{key.KeyEncryptionKeyId}, which is not among those of {provider.Source}. Put a copy of that node's keys there and start again.");

    private sealed record Loaded(FrozenDictionary<uint, DataKey> ById, DataKey Newest);
}
