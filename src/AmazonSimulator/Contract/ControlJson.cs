using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>How the control API reads and writes JSON: camelCase, and no member that it does not know.</summary>
internal static class ControlJson
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }
}
