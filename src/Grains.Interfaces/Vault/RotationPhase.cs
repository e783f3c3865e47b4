using System.Text.Json.Serialization;

namespace Platform.Grains.Vault;

/// <summary>How far a rotation is. Each phase can be repeated from its beginning.</summary>
[GenerateSerializer, Alias("RotationPhase"), JsonConverter(typeof(JsonStringEnumConverter<RotationPhase>))]
public enum RotationPhase
{
    /// <summary>The new key is being added.</summary>
    [JsonStringEnumMemberName("adding")] Adding,

    /// <summary>A data key only: every node learns of it before it seals.</summary>
    [JsonStringEnumMemberName("spreading")] Spreading,

    /// <summary>A data key only: it seals from now on, and every node learns of that.</summary>
    [JsonStringEnumMemberName("switching")] Switching,

    /// <summary>What the former keys protect is put under the new one.</summary>
    [JsonStringEnumMemberName("resealing")] Resealing,

    /// <summary>Keys that nothing needs are removed.</summary>
    [JsonStringEnumMemberName("retiring")] Retiring,
}
