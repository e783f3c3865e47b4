using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Platform.Vault.Keys;

internal sealed class KeyRing(IKeyEncryptionKeyProvider provider, IDataKeyStore store, ILoggerFactory loggers) : IKeyRing, IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger _alerts = loggers.CreateLogger("Platform.Vault");
    private volatile Loaded? _loaded;

    public Task Ready => _ready.Task;

    public bool IsLoaded => _loaded is not null;

    public uint SealingKeyId => Sealing.Id;

    /// <summary>The key that seals.</summary>
    public DataKey Sealing => Keys.Sealing;

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
            _loaded = await Unwrap(stored, null, isFirst ? Beaten : Wrong, cancellationToken);
            _ready.TrySetResult();
        }
        finally
        {
            _loading.Release();
        }
    }

    public async Task Reload(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            _loaded = await Unwrap(await store.Read(cancellationToken), Keys, Wrong, cancellationToken);
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
            var first = await provider.Wrap(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))), clear, null, cancellationToken);

            // Another node may have been first: what the store answers counts, not what we made.
            return await store.Add(first, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async Task<Loaded> Unwrap(
        DataKeySet stored, Loaded? before, Func<WrappedDataKey, VaultException> refusal, CancellationToken cancellationToken)
    {
        if (stored.IsEmpty)
            throw new VaultException("The store of data keys answered without a key.");
        var keys = new List<DataKey>(stored.Keys.Count);
        foreach (var wrapped in stored.Keys)
            keys.Add(await Unwrap(wrapped, before, cancellationToken) ?? throw refusal(wrapped));
        var sealing = stored.SealingKeyId ?? keys[^1].Id;
        return new Loaded(
            keys.ToFrozenDictionary(key => key.Id),
            stored.Keys.ToFrozenSet(),
            keys.Find(key => key.Id == sealing)
                ?? throw new VaultException($"The store of data keys lacks the one that seals, {sealing:x8}."));
    }

    private async Task<DataKey?> Unwrap(WrappedDataKey wrapped, Loaded? before, CancellationToken cancellationToken)
    {
        var known = before?.ById.GetValueOrDefault(wrapped.Id);
        if (known is not null && before!.Stored.Contains(wrapped))
            return known;
        var clear = await provider.Unwrap(wrapped, cancellationToken);
        if (clear is null && known is not null)
            AlertLog.WrappedElsewhere(_alerts, wrapped.Id.ToString("x8"), wrapped.KeyEncryptionKeyId, provider.Source);
        return known ?? (clear is null ? null : new DataKey(wrapped.Id, clear));
    }

    private VaultException Missing(DataKeySet stored) => new(
        $"There are {stored.Keys.Count} data key(s) in the store, but the key-encryption keys that wrap them are missing: "
        + $"{provider.Source}. Put the right file back; without it no secret can be opened. Nothing was changed.");

    private VaultException Wrong(WrappedDataKey key) => new(
        $"Data key {key.Id:x8} was wrapped by key-encryption key {key.KeyEncryptionKeyId}, which is not among those of {provider.Source}, "
        + "or differs from it. Put the right keys back. Nothing was changed.");

    private VaultException Beaten(WrappedDataKey key) => new(
        $"Another node started first at the same time, with other key-encryption keys: data key {key.Id:x8} was wrapped by "
        + $"{key.KeyEncryptionKeyId}, which is not among those of {provider.Source}. Put a copy of that node's keys there and start again.");

    private sealed record Loaded(FrozenDictionary<uint, DataKey> ById, FrozenSet<WrappedDataKey> Stored, DataKey Sealing);
}
