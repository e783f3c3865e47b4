using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Platform.Amazon.Http;

/// <summary>
/// Tolerant reading of a JSON object: any media type, a byte-order mark, unknown members and members of another type are no reason to
/// refuse. Text that is no valid Unicode counts as absent.
/// </summary>
internal static class JsonAnswer
{
    // Answers are flat; what Alexa says of a device's screen, in a request, is not.
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            document = JsonDocument.Parse(bytes, Limits);
        }
        catch (JsonException)
        {
            return false;
        }

        if (document.RootElement.ValueKind is JsonValueKind.Object)
            return true;
        document.Dispose();
        document = null;
        return false;
    }

    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return null;
        try
        {
            return element.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? member : null;
        }
        catch (InvalidOperationException)
        {
            // The name of another member is no valid text, which is found out when they are compared.
            return null;
        }
    }

    public static string? Text(this JsonElement element, string name) => element.Member(name) is { } member ? Text(member) : null;

    public static string? Text(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Escapes or bytes that make no valid text are only found out here.
            return null;
        }
    }
}
