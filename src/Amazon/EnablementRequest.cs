using Platform.Vault;

namespace Platform.Amazon;

/// <summary>The body of an enablement POST (protocol.md 4.2).</summary>
/// <param name="Stage"><c>development</c> or <c>live</c>.</param>
/// <param name="RedirectUri">The redirect URI that the partner's code is bound to.</param>
/// <param name="AuthCode">The partner's authorization code, never Amazon's; one code serves one POST.</param>
public sealed record EnablementRequest(string Stage, string RedirectUri, Secret AuthCode);
