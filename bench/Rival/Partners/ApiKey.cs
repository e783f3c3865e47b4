namespace Platform.Rival.Partners;

/// <summary>A key as it is kept.</summary>
internal sealed record ApiKey(string PartnerId, byte[] SecretHash, string[] Scopes, DateTime? ExpiresAt);
