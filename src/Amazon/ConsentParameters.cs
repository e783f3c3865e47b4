namespace Platform.Amazon;

/// <summary>What the two consent URLs of one consent are made of (protocol.md 1).</summary>
/// <param name="ClientId">The Alexa client id (pair B of protocol.md 0).</param>
/// <param name="Stage"><c>development</c> or <c>live</c>.</param>
/// <param name="RedirectUri">One of the skill's registered redirect URIs, exactly.</param>
/// <param name="State">The sealed state, unpadded base64url.</param>
/// <param name="CodeChallenge">The S256 challenge, or null where the skill has PKCE switched off.</param>
public sealed record ConsentParameters(string ClientId, string Stage, string RedirectUri, string State, string? CodeChallenge);
