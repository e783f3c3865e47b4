using System.Collections.Immutable;
using Platform.Grains.Vault;

namespace Platform.Grains.Authorization;

/// <summary>The keys that sign access tokens, shared by all nodes; key <see cref="Key"/>.</summary>
[Alias("ISigningKeyGrain")]
public interface ISigningKeyGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "signing";

    /// <summary>All keys, newest last; empty before the first <see cref="Add"/>.</summary>
    [Alias("Keys")]
    Task<ImmutableArray<SigningKey>> Keys();

    /// <summary>Adds the first key; where another node has been quicker, that one stands. Answers what holds now.</summary>
    [Alias("Add")]
    Task<ImmutableArray<SigningKey>> Add(SigningKey candidate);

    /// <summary>Seals the private keys again, under this data key, where another has sealed them.</summary>
    [Alias("Reseal")]
    Task<ResealReply> Reseal(uint dataKey);
}
