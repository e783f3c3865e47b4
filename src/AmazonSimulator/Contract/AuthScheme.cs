using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>How Alexa authenticates at the partner's token endpoint (protocol.md 8).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthScheme>))]
public enum AuthScheme
{
    /// <summary>HTTP_BASIC: the header, and client_id once more in the body.</summary>
    [JsonStringEnumMemberName("basic")]
    Basic,

    /// <summary>REQUEST_BODY_CREDENTIALS: client_id and client_secret in the body.</summary>
    [JsonStringEnumMemberName("body")]
    Body,
}
