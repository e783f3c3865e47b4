namespace Platform.Engine;

/// <summary>Bytes as base64; without this they would be a list of numbers.</summary>
internal sealed class ImmutableBytesConverter : JsonConverter<ImmutableArray<byte>>
{
    public override ImmutableArray<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. reader.GetBytesFromBase64()];

    public override void Write(Utf8JsonWriter writer, ImmutableArray<byte> value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.IsDefault ? [] : value.AsSpan());
}
