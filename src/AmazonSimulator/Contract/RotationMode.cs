using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>What a refresh does to the refresh token (protocol.md 3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RotationMode>))]
public enum RotationMode
{
    /// <summary>The same refresh token comes back: Login with Amazon as observed.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>A new one comes back; the old one stays good for a while.</summary>
    [JsonStringEnumMemberName("grace")]
    Grace,

    /// <summary>A new one comes back; the old one is dead at once, and presenting it ends the whole family.</summary>
    [JsonStringEnumMemberName("strict")]
    Strict,
}
