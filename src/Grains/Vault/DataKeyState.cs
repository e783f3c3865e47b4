using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>The record of the vault's data keys.</summary>
[GenerateSerializer, Alias("DataKeyState")]
public sealed record DataKeyState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The wrapped keys, newest last.</summary>
    [Id(1)] public ImmutableArray<StoredDataKey> Keys { get; init; } = [];

    /// <summary>The key that seals; null stands for the newest.</summary>
    [Id(2)] public uint? SealingKeyId { get; init; }
}
