using Platform.Grains.Partners;

namespace Platform.Api.Keys;

/// <summary>An API key without what it is presented as.</summary>
/// <param name="KeyId">The id.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Scopes">Out of <c>links</c>, <c>skills</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops working, or null.</param>
/// <param name="LastUsedAt">About when it was last used, or null.</param>
internal sealed record KeyJson(
    string KeyId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>The key as JSON has it.</summary>
    public static KeyJson Of(ApiKey key) => new(key.KeyId, key.Name, key.Scopes, key.CreatedAt, key.ExpiresAt, key.LastUsedAt);
}
