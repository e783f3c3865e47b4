namespace Platform.Vault;

/// <summary>What a rotation does with data keys, so that it never sees one in clear.</summary>
public interface IDataKeyWrapping
{
    /// <summary>Makes a data key, wrapped by the newest key-encryption key.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">The key-encryption keys cannot be used.</exception>
    Task<WrappedDataKey> New(CancellationToken cancellationToken);

    /// <summary>Wraps a data key with the newest key-encryption key; what is answered has been unwrapped once to prove it.</summary>
    /// <param name="dataKey">The stored form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">The key-encryption keys here do not unwrap it, or cannot be used.</exception>
    Task<WrappedDataKey> Rewrap(WrappedDataKey dataKey, CancellationToken cancellationToken);
}
