using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Rival.Seeding;

/// <summary>The control API's JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SeedRequest))]
[JsonSerializable(typeof(List<SeededGrant>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SeedJson : JsonSerializerContext;
