using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Platform.Grains.Ids;

/// <summary>
/// The partner's own opaque id of a user: 1 to 128 bytes of UTF-8 without control characters, and not <c>.</c> or <c>..</c> (api.md 1).
/// Compared byte for byte; nothing is folded or normalised.
/// </summary>
/// <param name="Value">The id as the partner wrote it.</param>
[GenerateSerializer, Immutable, Alias("UserId")]
public readonly record struct UserId([property: Id(0)] string Value)
{
    /// <summary>The longest id in bytes of UTF-8.</summary>
    public const int MaxBytes = 128;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The id in a form that fits any storage key: unpadded base64url of its UTF-8 bytes (design.md 4).</summary>
    public string Encoded => Base64Url.EncodeToString(Strict.GetBytes(Value));

    /// <summary>Reads a user id; false where it is empty, too long, no valid Unicode, a dot segment, or holds a control character.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxBytes || text is "." or ".." || HasControl(text))
        {
            return false;
        }

        try
        {
            if (Strict.GetByteCount(text) > MaxBytes)
            {
                return false;
            }
        }
        catch (EncoderFallbackException)
        {
            return false;
        }

        id = new UserId(text);
        return true;
    }

    /// <summary>Reads <see cref="Encoded"/> back; false for anything that <see cref="Encoded"/> would not have written.</summary>
    public static bool TryDecode(string encoded, out UserId id)
    {
        id = default;
        try
        {
            return TryParse(Strict.GetString(Base64Url.DecodeFromChars(encoded)), out id) && id.Encoded == encoded;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // Unicode's category Cc: C0, DEL and C1.
    private static bool HasControl(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\0', '\x1f') || text.ContainsAnyInRange('\x7f', '\x9f');
}
