using System.Text.Json;

namespace Platform.Api.OAuth;

/// <summary>A set of JSON Web Keys (RFC 7517 5).</summary>
/// <param name="Keys">The public keys that access tokens are signed with.</param>
internal sealed record JwksJson(IReadOnlyList<JsonElement> Keys);
