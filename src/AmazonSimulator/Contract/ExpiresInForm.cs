using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>How the token endpoint writes <c>expires_in</c> (protocol.md 3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExpiresInForm>))]
public enum ExpiresInForm
{
    /// <summary>3600.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>"3600".</summary>
    [JsonStringEnumMemberName("string")]
    Text,

    /// <summary>Left out.</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,
}
