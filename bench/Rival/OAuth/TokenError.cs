using System.Text.Json.Serialization;

namespace Platform.Rival.OAuth;

/// <summary>An error of the token endpoint (RFC 6749 5.2).</summary>
internal sealed record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string ErrorDescription);
