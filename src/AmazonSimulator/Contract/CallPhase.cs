using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>How far a recorded call has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallPhase>))]
public enum CallPhase
{
    /// <summary>Received; nothing has happened yet.</summary>
    [JsonStringEnumMemberName("arrived")]
    Arrived,

    /// <summary>Its effect has happened (or a fault has taken the place of the effect); the answer is on its way or held back.</summary>
    [JsonStringEnumMemberName("applied")]
    Applied,

    /// <summary>The answer was written, or the connection was cut on purpose (status 0).</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,
}
