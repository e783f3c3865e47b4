using System.Text.Json.Serialization;

namespace Platform.Grains.Links;

/// <summary>Where the newest evidence of a link came from (api.md 4).</summary>
[GenerateSerializer, Alias("EvidenceSource"), JsonConverter(typeof(JsonStringEnumConverter<EvidenceSource>))]
public enum EvidenceSource
{
    /// <summary>The platform's own record.</summary>
    [JsonStringEnumMemberName("platform")] Platform,

    /// <summary>An answer of Amazon.</summary>
    [JsonStringEnumMemberName("amazon")] Amazon,

    /// <summary>A skill event.</summary>
    [JsonStringEnumMemberName("event")] Event,
}
