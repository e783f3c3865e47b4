using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Rival.Http;

/// <summary>Times as RFC 3339 in UTC with milliseconds.</summary>
internal sealed class Rfc3339Converter : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new JsonException("A time is no RFC 3339.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        value.TryFormat(text, out var count, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..count]);
    }
}
