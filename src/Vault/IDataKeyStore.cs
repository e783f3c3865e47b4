namespace Platform.Vault;

/// <summary>Where the wrapped data keys live. It never sees a key in clear.</summary>
public interface IDataKeyStore
{
    /// <summary>The stored keys; empty at the very first start.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DataKeySet> Read(CancellationToken cancellationToken);

    /// <summary>Adds the first key if the set is still empty, and answers the set as it then is: another node may have won.</summary>
    /// <param name="first">The key to add.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken);
}
