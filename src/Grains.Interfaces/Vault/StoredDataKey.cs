namespace Platform.Grains.Vault;

/// <summary>A data key, wrapped by a key-encryption key (design.md 5).</summary>
/// <param name="KeyId">The number that envelopes carry.</param>
/// <param name="KeyEncryptionKeyId">Which key-encryption key wrapped it.</param>
/// <param name="Wrapped">The wrapped key, base64.</param>
/// <param name="CreatedAt">When it was made.</param>
[GenerateSerializer, Immutable, Alias("StoredDataKey")]
public sealed record StoredDataKey(
    [property: Id(0)] uint KeyId,
    [property: Id(1)] string KeyEncryptionKeyId,
    [property: Id(2)] string Wrapped,
    [property: Id(3)] DateTimeOffset CreatedAt);
