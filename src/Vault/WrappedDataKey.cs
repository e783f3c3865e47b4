namespace Platform.Vault;

/// <summary>A data key as it is stored: encrypted under a key-encryption key.</summary>
/// <param name="Id">The id that envelopes carry; unique in its set.</param>
/// <param name="KeyEncryptionKeyId">Which key-encryption key wraps it.</param>
/// <param name="Wrapped">The wrapped key, unpadded base64url.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record WrappedDataKey(uint Id, string KeyEncryptionKeyId, string Wrapped, DateTimeOffset CreatedAt);
