using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Rival.Amazon;

/// <summary>Amazon's JSON, generated at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(EnablementAnswer))]
[JsonSerializable(typeof(EndpointsAnswer))]
[JsonSerializable(typeof(EnablementRequest))]
internal sealed partial class AmazonJson : JsonSerializerContext;
