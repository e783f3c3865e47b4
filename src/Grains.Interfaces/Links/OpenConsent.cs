using Platform.Grains.Ids;
using Platform.Grains.Vault;

namespace Platform.Grains.Links;

/// <summary>Asks a link to open a consent. The API makes the state and the PKCE verifier; the grain sees a hash of the one and the other sealed.</summary>
/// <param name="Caller">The partner whose API key was presented.</param>
/// <param name="StateId">Unpadded base64url of SHA-256 over the state's 256-bit nonce.</param>
/// <param name="Verifier">The PKCE verifier (RFC 7636), sealed for <c>Secrets.Verifier</c>.</param>
/// <param name="RedirectUri">One of the skill's, or null for its first.</param>
/// <param name="Stage"><c>development</c>, <c>live</c>, or null for the skill's.</param>
/// <param name="AccountLabel">What the partner calls the account that will be linked, for hosted pages.</param>
[GenerateSerializer, Immutable, Alias("OpenConsent")]
public sealed record OpenConsent(
    [property: Id(0)] PartnerId Caller,
    [property: Id(1)] string StateId,
    [property: Id(2)] SealedSecret Verifier,
    [property: Id(3)] string? RedirectUri,
    [property: Id(4)] string? Stage,
    [property: Id(5)] string? AccountLabel);
