using System.Text.Json.Serialization;

namespace Platform.Grains.Vault;

/// <summary>How a rotation stands.</summary>
[GenerateSerializer, Alias("RotationStatus"), JsonConverter(typeof(JsonStringEnumConverter<RotationStatus>))]
public enum RotationStatus
{
    /// <summary>It goes on.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>The operator has stopped it for a while; everything opens and seals as ever.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>It is done.</summary>
    [JsonStringEnumMemberName("completed")] Completed,

    /// <summary>It cannot go on; <see cref="Rotation.Detail"/> says why, and resuming tries again.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
