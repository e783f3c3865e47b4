using System.Text.Json.Serialization;

namespace Platform.Grains.Links;

/// <summary>The button that a partner's app should show (api.md 4).</summary>
[GenerateSerializer, Alias("LinkAction"), JsonConverter(typeof(JsonStringEnumConverter<LinkAction>))]
public enum LinkAction
{
    /// <summary>Offer linking.</summary>
    [JsonStringEnumMemberName("link")] Link,

    /// <summary>Offer unlinking.</summary>
    [JsonStringEnumMemberName("unlink")] Unlink,

    /// <summary>Something is under way: offer nothing.</summary>
    [JsonStringEnumMemberName("wait")] Wait,
}
