namespace Platform.Rival.Amazon;

/// <summary>A pair in clear.</summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token; null where none came and the old one stays.</param>
/// <param name="ExpiresAt">When the access token expires, UTC.</param>
internal sealed record TokenPair(string Access, string? Refresh, DateTime ExpiresAt);
