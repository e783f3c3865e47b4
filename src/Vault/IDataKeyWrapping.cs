namespace Platform.Vault;

/// <summary>What a rotation does with data keys, so that it never sees one in clear.</summary>
public interface IDataKeyWrapping
{
    /// <summary>Makes a data key.</summary>
    /// <param name="with">
    /// The id of the key-encryption key that wraps it: one that every node is known to have, as the one that wraps the key in use; null for the
    /// newest, which other nodes may not have been given yet.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">The key-encryption keys cannot be used.</exception>
    Task<WrappedDataKey> New(string? with, CancellationToken cancellationToken);

    /// <summary>Wraps a data key with the newest key-encryption key; what is answered has been unwrapped once to prove it.</summary>
    /// <param name="dataKey">The stored form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">The key-encryption keys here do not unwrap it, or cannot be used.</exception>
    Task<WrappedDataKey> Rewrap(WrappedDataKey dataKey, CancellationToken cancellationToken);
}
