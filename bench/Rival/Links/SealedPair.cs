namespace Platform.Rival.Links;

/// <summary>A token pair as it is stored.</summary>
internal sealed record SealedPair(byte[] Access, byte[]? Refresh, DateTime ExpiresAt);
