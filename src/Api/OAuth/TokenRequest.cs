using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Platform.Api.OAuth;

/// <summary>
/// The form of the token endpoint, for the OpenAPI document (RFC 6749 4.1.3, 6). Alexa sends <c>client_id</c> in the body next to Basic too
/// (protocol.md 8).
/// </summary>
internal sealed record TokenRequest
{
    /// <summary><c>authorization_code</c> or <c>refresh_token</c>.</summary>
    [Required, AllowedValues("authorization_code", "refresh_token"), JsonPropertyName("grant_type")]
    public string? GrantType { get; init; }

    /// <summary>Grant type <c>authorization_code</c>: the code.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; init; }

    /// <summary>Grant type <c>authorization_code</c>: the redirect URI that the code is bound to.</summary>
    [JsonPropertyName("redirect_uri")]
    public string? RedirectUri { get; init; }

    /// <summary>Grant type <c>refresh_token</c>: the token.</summary>
    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    /// <summary>The client id, unless it comes with Basic.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The client secret, unless it comes with Basic.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }
}
