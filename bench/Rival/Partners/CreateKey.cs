namespace Platform.Rival.Partners;

/// <summary>Makes an API key.</summary>
internal sealed record CreateKey(string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt = null);
