using System.Text.Json.Serialization;

namespace Platform.Grains.Links;

/// <summary>What a link is, as partners see it (api.md 4).</summary>
[GenerateSerializer, Alias("LinkStatus"), JsonConverter(typeof(JsonStringEnumConverter<LinkStatus>))]
public enum LinkStatus
{
    /// <summary>Nothing is linked and no consent is open.</summary>
    [JsonStringEnumMemberName("notLinked")] NotLinked,

    /// <summary>A consent is open and nothing is linked.</summary>
    [JsonStringEnumMemberName("consentPending")] ConsentPending,

    /// <summary>A callback was taken and the link is being made.</summary>
    [JsonStringEnumMemberName("linking")] Linking,

    /// <summary>At least one Alexa account is linked.</summary>
    [JsonStringEnumMemberName("linked")] Linked,

    /// <summary>Amazon no longer accepts the pair, or the skill is enabled without being linked.</summary>
    [JsonStringEnumMemberName("relinkRequired")] RelinkRequired,

    /// <summary>An unlink is under way.</summary>
    [JsonStringEnumMemberName("unlinking")] Unlinking,

    /// <summary>The link has ended.</summary>
    [JsonStringEnumMemberName("unlinked")] Unlinked,
}
