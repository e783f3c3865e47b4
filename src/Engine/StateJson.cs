using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Engine;

/// <summary>How records of grains are written, the same on both engines, so that they can move from one to the other.</summary>
public static class StateJson
{
    /// <summary>
    /// Camel case, enums as strings, bytes as base64; members that this program does not know are passed over, so that an older
    /// program can read a newer one's records.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ImmutableBytesConverter() },
    };
}
