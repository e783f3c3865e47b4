using System.Text.Json.Serialization;

namespace Platform.Api.OAuth;

/// <summary>The form of the token endpoint, for the OpenAPI document (RFC 6749 4.1.3, 6). Alexa sends <c>client_id</c> in the body next to Basic too (protocol.md 8).</summary>
/// <param name="GrantType"><c>authorization_code</c> or <c>refresh_token</c>.</param>
/// <param name="Code">Grant type <c>authorization_code</c>: the code.</param>
/// <param name="RedirectUri">Grant type <c>authorization_code</c>: the redirect URI that the code is bound to.</param>
/// <param name="RefreshToken">Grant type <c>refresh_token</c>: the token.</param>
/// <param name="ClientId">The client id, unless it comes with Basic.</param>
/// <param name="ClientSecret">The client secret, unless it comes with Basic.</param>
internal sealed record TokenRequest(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("redirect_uri")] string? RedirectUri,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret);
