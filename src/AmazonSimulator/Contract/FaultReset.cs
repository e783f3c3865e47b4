using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>When a scripted fault cuts the connection.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultReset>))]
public enum FaultReset
{
    /// <summary>Before anything happened: the call has no effect.</summary>
    [JsonStringEnumMemberName("before")]
    Before,

    /// <summary>After the effect, before the first byte of the answer.</summary>
    [JsonStringEnumMemberName("after")]
    After,

    /// <summary>After the effect, in the middle of the answer's body.</summary>
    [JsonStringEnumMemberName("during")]
    During,
}
