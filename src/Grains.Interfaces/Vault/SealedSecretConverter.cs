using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Grains.Vault;

/// <summary>Writes a sealed secret as base64, since an array of bytes would be written number by number.</summary>
public sealed class SealedSecretConverter : JsonConverter<SealedSecret>
{
    /// <inheritdoc/>
    public override SealedSecret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SealedSecret.Of(reader.GetBytesFromBase64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SealedSecret value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Envelope.AsSpan());
}
