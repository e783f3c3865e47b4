using Platform.Vault;

namespace Platform.Amazon;

/// <summary>A refresh token to be presented (protocol.md 3).</summary>
/// <param name="Client">The credentials that obtained the pair; a refresh token belongs to one client.</param>
/// <param name="RefreshToken">The stored refresh token.</param>
public sealed record TokenRefresh(ClientCredentials Client, Secret RefreshToken);
