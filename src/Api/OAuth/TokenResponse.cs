using System.Text.Json.Serialization;

namespace Platform.Api.OAuth;

/// <summary>A token pair (RFC 6749 5.1).</summary>
/// <param name="AccessToken">A JWT (RFC 9068).</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds; always there, since without it Alexa does not refresh (protocol.md 8).</param>
/// <param name="RefreshToken">The next refresh token.</param>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string RefreshToken);
