using System.Globalization;
using System.Text;

namespace Platform.Fuzz.Run.Sending;

/// <summary>Reads one answer of HTTP/1.1 (RFC 9112 6.3).</summary>
internal static class AnswerReader
{
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>The next answer. Null: the connection ended, or what came is none.</summary>
    /// <param name="connection">Where it comes from.</param>
    /// <param name="isHead">Whether it answers HEAD, so that it has no body.</param>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    public static RawAnswer? Read(Connection connection, bool isHead)
    {
        while (true)
        {
            if (ReadHead(connection) is not { } answer)
                return null;

            // 100 and the like come before the answer.
            if (answer.Status is >= 200 or 101)
                return ReadBody(connection, answer, isHead);
        }
    }

    private static RawAnswer? ReadHead(Connection connection)
    {
        int end;
        while ((end = connection.Received.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (connection.Received.Length > Longest || !connection.Receive())
                return null;
        }

        var lines = Encoding.Latin1.GetString(connection.Received[..end]).Split("\r\n");
        if (!lines[0].StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            || lines[0].Length < 12
            || !int.TryParse(lines[0].AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        connection.Take(end + 4);
        return new RawAnswer(status, [.. lines.Skip(1).Select(Header)], []);
    }

    private static (string Name, string Value) Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].Trim());
    }

    private static RawAnswer? ReadBody(Connection connection, RawAnswer head, bool isHead)
    {
        if (isHead || head.Status is 101 or 204 or 304)
            return head;
        if ((head.Header("Transfer-Encoding") ?? "").Equals("chunked", StringComparison.OrdinalIgnoreCase))
            return Chunked(connection) is { } whole ? head with { Body = whole } : null;
        if (head.Header("Content-Length") is { } length)
            return int.TryParse(length, out var count) && Exactly(connection, count) is { } bytes ? head with { Body = bytes } : null;
        while (connection.Receive())
        {
            // Until the end.
        }

        var rest = connection.Received.ToArray();
        connection.Take(rest.Length);
        return head with { Body = rest };
    }

    private static byte[]? Chunked(Connection connection)
    {
        using var body = new MemoryStream();
        while (true)
        {
            if (Line(connection) is not { } line
                || !int.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
                || Exactly(connection, size) is not { } chunk
                || Line(connection) is not "")
            {
                return null;
            }

            if (size == 0)
                return body.ToArray();
            body.Write(chunk);
        }
    }

    private static string? Line(Connection connection)
    {
        int end;
        while ((end = connection.Received.IndexOf("\r\n"u8)) < 0)
        {
            if (!connection.Receive())
                return null;
        }

        var line = Encoding.Latin1.GetString(connection.Received[..end]);
        connection.Take(end + 2);
        return line;
    }

    private static byte[]? Exactly(Connection connection, int count)
    {
        while (connection.Received.Length < count)
        {
            if (count > Longest || !connection.Receive())
                return null;
        }

        var bytes = connection.Received[..count].ToArray();
        connection.Take(count);
        return bytes;
    }
}
