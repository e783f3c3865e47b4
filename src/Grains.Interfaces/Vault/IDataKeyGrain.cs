using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>
/// Where the wrapped data keys of the vault live, shared by all nodes; key <see cref="Key"/>. Every change may be repeated.
/// </summary>
[Alias("IDataKeyGrain")]
public interface IDataKeyGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "vault";

    /// <summary>All wrapped data keys, newest last, and which one seals.</summary>
    [Alias("Set")]
    Task<StoredDataKeys> Set();

    /// <summary>Adds a key while there is none; where another node has been quicker, that one stands. Answers what holds now.</summary>
    [Alias("AddFirst")]
    Task<StoredDataKeys> AddFirst(StoredDataKey candidate);

    /// <summary>
    /// Adds a key that does not seal yet, where <paramref name="newest"/> is the newest and seals; where another was quicker, that one
    /// stands. Answers what holds now.
    /// </summary>
    [Alias("Add")]
    Task<StoredDataKeys> Add(StoredDataKey candidate, uint newest);

    /// <summary>From now on this key seals. Never back to an older one; an unknown one changes nothing. Answers what holds now.</summary>
    [Alias("SealWith")]
    Task<StoredDataKeys> SealWith(uint keyId);

    /// <summary>
    /// Keeps another wrapping of a key, where <paramref name="former"/> still is the one that is kept. Answers what holds now.
    /// </summary>
    [Alias("Rewrap")]
    Task<StoredDataKeys> Rewrap(StoredDataKey rewrapped, string former);

    /// <summary>Removes keys for ever; only such as are older than the one that seals. Answers what holds now.</summary>
    [Alias("Retire")]
    Task<StoredDataKeys> Retire(ImmutableArray<uint> keys);
}
