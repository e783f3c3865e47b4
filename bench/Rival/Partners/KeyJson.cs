namespace Platform.Rival.Partners;

/// <summary>A new API key, shown this once.</summary>
internal sealed record KeyJson(string KeyId, string Key, string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);
