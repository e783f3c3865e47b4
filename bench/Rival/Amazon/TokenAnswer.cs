using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Rival.Amazon;

/// <summary>What Login with Amazon answers: a pair, or an error (protocol.md 3).</summary>
internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    /// <summary>A number, or a string.</summary>
    [JsonPropertyName("expires_in")]
    public JsonElement? ExpiresIn { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }
}
