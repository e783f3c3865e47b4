using System.Text.Json.Serialization;

namespace Platform.Grains.Links.Records;

/// <summary>How far a flow is; each step is committed before the call that it names (design.md 4).</summary>
[GenerateSerializer, Alias("FlowStep"), JsonConverter(typeof(JsonStringEnumConverter<FlowStep>))]
public enum FlowStep
{
    /// <summary>The state is consumed; the code is being sent, or may have been.</summary>
    [JsonStringEnumMemberName("exchanging")] Exchanging,

    /// <summary>The token pair is stored.</summary>
    [JsonStringEnumMemberName("exchanged")] Exchanged,

    /// <summary>An enablement call is being made, or may have been.</summary>
    [JsonStringEnumMemberName("enabling")] Enabling,

    /// <summary>The skill is enabled and linked; the Alexa account has to be claimed.</summary>
    [JsonStringEnumMemberName("claiming")] Claiming,

    /// <summary>Mode <c>supplied</c>: another code of the partner is needed.</summary>
    [JsonStringEnumMemberName("codeNeeded")] CodeNeeded,
}
