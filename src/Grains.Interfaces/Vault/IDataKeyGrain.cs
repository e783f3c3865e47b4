using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>Where the wrapped data keys of the vault live, shared by all nodes; key <see cref="Key"/>.</summary>
[Alias("IDataKeyGrain")]
public interface IDataKeyGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "vault";

    /// <summary>All wrapped data keys, newest last.</summary>
    [Alias("Keys")]
    Task<ImmutableArray<StoredDataKey>> Keys();

    /// <summary>Adds a key while there is none; where another node has been quicker, that one stands. Answers what holds now.</summary>
    [Alias("AddFirst")]
    Task<ImmutableArray<StoredDataKey>> AddFirst(StoredDataKey candidate);
}
