using Platform.Vault;

namespace Platform.Amazon;

/// <summary>An Amazon code to be exchanged (protocol.md 3). The code is single use: sending it is an act that cannot be repeated.</summary>
/// <param name="Client">The credentials that the consent was made with.</param>
/// <param name="Code">The Amazon code.</param>
/// <param name="RedirectUri">The redirect URI of the consent, exactly.</param>
/// <param name="CodeVerifier">The PKCE verifier, or null where the consent had no challenge.</param>
public sealed record CodeExchange(ClientCredentials Client, Secret Code, string RedirectUri, Secret? CodeVerifier);
