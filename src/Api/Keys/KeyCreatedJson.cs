namespace Platform.Api.Keys;

/// <summary>A new API key, shown this once.</summary>
/// <param name="KeyId">The id.</param>
/// <param name="Key">The key to present. Only its hash is kept.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Scopes">Out of <c>links</c>, <c>skills</c>.</param>
/// <param name="ExpiresAt">When it stops working, or null.</param>
internal sealed record KeyCreatedJson(string KeyId, string Key, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt);
