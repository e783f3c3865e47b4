using System.Text.Json.Serialization;

namespace Platform.Api.OAuth;

/// <summary>An error of the token endpoint (RFC 6749 5.2).</summary>
/// <param name="Error">The code.</param>
/// <param name="ErrorDescription">What is wrong, for the partner's developers.</param>
internal sealed record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string ErrorDescription);
