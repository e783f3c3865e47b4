using Platform.Vault;

namespace Platform.Amazon;

/// <summary>A skill's Alexa client id and secret (pair B of protocol.md 0).</summary>
/// <param name="ClientId">The Alexa client id.</param>
/// <param name="ClientSecret">The Alexa client secret.</param>
public sealed record ClientCredentials(string ClientId, Secret ClientSecret);
