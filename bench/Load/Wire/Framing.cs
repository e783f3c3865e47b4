using System.Buffers.Text;
using System.Text;

namespace Platform.Load.Wire;

/// <summary>Where an answer of HTTP/1.1 ends, and its body without the framing (RFC 9112 6).</summary>
internal static class Framing
{
    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    /// <summary>Reads a whole answer; false where more has to come.</summary>
    /// <param name="received">What has come so far.</param>
    /// <param name="body">Takes the body; grows where it has to.</param>
    /// <param name="status">The status.</param>
    /// <param name="length">The length of the body.</param>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static bool TryRead(ReadOnlySpan<byte> received, ref byte[] body, out int status, out int length)
    {
        (status, length) = (0, 0);
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!received.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(received[9..], out status, out _))
            throw new FormatException("The answer has no status line.");
        var head = received[..(end + 2)];
        var rest = received[(end + 4)..];
        if (Value(head, "Content-Length:"u8) is { IsEmpty: false } text)
        {
            if (!Utf8Parser.TryParse(text, out length, out _))
                throw new FormatException("The answer's length is no number.");
            if (rest.Length < length)
                return false;
            Keep(rest[..length], ref body, 0);
            return true;
        }

        return status is 204 or 304 || (Value(head, "Transfer-Encoding:"u8).IndexOf("chunked"u8) >= 0
            ? TryReadChunks(rest, ref body, ref length)
            : throw new FormatException("The answer does not say where it ends."));
    }

    private static bool TryReadChunks(ReadOnlySpan<byte> rest, ref byte[] body, ref int length)
    {
        while (true)
        {
            var line = rest.IndexOf(LineEnd);
            if (line < 0)
                return false;
            if (!Utf8Parser.TryParse(rest, out int size, out _, 'X'))
                throw new FormatException("A chunk's length is no number.");
            if (rest.Length < line + 2 + size + 2)
                return false;
            if (size == 0)
                return true;
            Keep(rest.Slice(line + 2, size), ref body, length);
            length += size;
            rest = rest[(line + 2 + size + 2)..];
        }
    }

    private static void Keep(ReadOnlySpan<byte> part, ref byte[] body, int at)
    {
        if (body.Length < at + part.Length)
            Array.Resize(ref body, Math.Max(2 * body.Length, at + part.Length));
        part.CopyTo(body.AsSpan(at));
    }

    // The servers measured here write these names in this way.
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var start = head.IndexOf(name);
        if (start < 0)
            return default;
        var value = head[(start + name.Length)..];
        return Ascii.Trim(value[..value.IndexOf(LineEnd)]) is var range ? value[range] : default;
    }
}
