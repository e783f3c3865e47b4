using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Amazon.Enabling;

/// <summary>Writes the body of the enablement POST (protocol.md 4.2): <c>accountLinkRequest</c>, not the <c>accountLinkingRequest</c> of
/// the error table.</summary>
internal static class EnablementBody
{
    // The body is JSON on a JSON API and no part of a page, so `&` and `+` of a URL stay what they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(EnablementRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("stage"u8, request.Stage);
            json.WriteStartObject("accountLinkRequest"u8);
            json.WriteString("redirectUri"u8, request.RedirectUri);
            json.WriteString("authCode"u8, request.AuthCode.Reveal());
            json.WriteString("type"u8, "AUTH_CODE"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
