using Platform.Vault;

namespace Platform.Amazon;

/// <summary>What the token server gave.</summary>
/// <param name="AccessToken">The access token: 1 to 2,048 visible ASCII characters.</param>
/// <param name="RefreshToken">A refresh token of the same form, or null: then the old one stays in use (protocol.md 3, rotation).</param>
/// <param name="ExpiresIn">
/// How long the access token is good for, counted from the answer: 1 minute to 1 day. Absent or unreadable means 1 hour, what Amazon
/// documents; zero and negative become 1 minute, so that a new token is tried once and never refreshed in a loop; huge becomes 1 day.
/// </param>
public sealed record TokenPair(Secret AccessToken, Secret? RefreshToken, TimeSpan ExpiresIn);
