using System.Text;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>The chunked transfer coding (RFC 9112 7.1).</summary>
internal static class Chunks
{
    /// <summary>A body in chunks of a size, with the last one.</summary>
    public static byte[] Of(byte[] body, int size)
    {
        using var bytes = new MemoryStream();
        foreach (var chunk in body.Chunk(size))
        {
            bytes.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            bytes.Write(chunk);
            bytes.Write("\r\n"u8);
        }

        bytes.Write("0\r\n\r\n"u8);
        return bytes.ToArray();
    }
}
