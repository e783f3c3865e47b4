using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Vault;

/// <summary>Writes the mask and refuses to read: a secret never travels as JSON, not even when something serialises it by
/// mistake.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("A secret cannot be read from JSON.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);
}
