using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>The vault's data keys as they are stored.</summary>
/// <param name="Keys">The wrapped keys, newest last.</param>
/// <param name="SealingKeyId">The one that seals; null stands for the newest.</param>
[GenerateSerializer, Immutable, Alias("StoredDataKeys")]
public sealed record StoredDataKeys(
    [property: Id(0)] ImmutableArray<StoredDataKey> Keys,
    [property: Id(1)] uint? SealingKeyId);
