namespace Platform.Vault;

/// <summary>
/// Wraps and unwraps data keys. The key-encryption keys stay behind this interface, so a provider whose keys never leave their device
/// fits as well as a file.
/// </summary>
public interface IKeyEncryptionKeyProvider
{
    /// <summary>Setting and place, for messages to the operator.</summary>
    string Source { get; }

    /// <summary>Whether the platform itself can add and remove keys here. False where the operator does.</summary>
    bool IsWritable { get; }

    /// <summary>Whether there are keys at all. False means missing; keys that are there and unusable are an exception.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">The keys are there and cannot be used: unreadable, malformed, or open to others.</exception>
    Task<bool> Exists(CancellationToken cancellationToken);

    /// <summary>Sees to it that there is a first key-encryption key, durably: makes it, or waits for another node that is making it. Never replaces one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">It could not be made.</exception>
    Task Create(CancellationToken cancellationToken);

    /// <summary>Wraps a data key.</summary>
    /// <param name="id">The data key's id, authenticated with it.</param>
    /// <param name="dataKey">The key in clear, 32 bytes.</param>
    /// <param name="with">The id of the key-encryption key; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">There is no such key-encryption key, or it cannot be used.</exception>
    Task<WrappedDataKey> Wrap(uint id, ReadOnlyMemory<byte> dataKey, string? with, CancellationToken cancellationToken);

    /// <summary>Unwraps a data key.</summary>
    /// <param name="dataKey">The stored form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>32 bytes, or null where the keys here are not those that wrapped it.</returns>
    Task<byte[]?> Unwrap(WrappedDataKey dataKey, CancellationToken cancellationToken);

    /// <summary>The ids of the keys, oldest first; the last one wraps.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">There are no keys, or they cannot be used.</exception>
    Task<IReadOnlyList<string>> Ids(CancellationToken cancellationToken);

    /// <summary>Adds a key, durably, which from then on wraps. The others stay.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">It could not be added.</exception>
    /// <exception cref="NotSupportedException"><see cref="IsWritable"/> is false.</exception>
    Task Add(CancellationToken cancellationToken);

    /// <summary>Removes keys that wrap nothing any more. The newest stays, whatever is asked.</summary>
    /// <param name="ids">The ids of keys to remove; one that is not there is no fault.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">They could not be removed.</exception>
    /// <exception cref="NotSupportedException"><see cref="IsWritable"/> is false.</exception>
    Task Remove(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
