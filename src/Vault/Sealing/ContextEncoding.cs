using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Platform.Vault.Sealing;

/// <summary>
/// The bytes that are authenticated for a context. Every text is preceded by its length, so no two contexts share an encoding, and text
/// that is no valid UTF-16 is refused instead of replaced.
/// </summary>
internal static class ContextEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Encode(SecretContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var buffer = new ArrayBufferWriter<byte>(256);
        Write(buffer, context.Partner);
        Write(buffer, context.Skill);
        Write(buffer, context.User);
        Write(buffer, context.Field);
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), context.Generation);
        buffer.Advance(sizeof(long));
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string text)
    {
        var length = StrictUtf8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), length);
        buffer.Advance(sizeof(int));
        StrictUtf8.GetBytes(text, buffer.GetSpan(length));
        buffer.Advance(length);
    }
}
