using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Api.Routing;

/// <summary>
/// A segment of the path as the caller wrote it, decoded once (design.md 6). The server decodes the path too, but leaves <c>%2F</c> as it is,
/// so that <c>%2F</c> and <c>%252F</c> could no longer be told apart.
/// </summary>
internal static class RawPath
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The decoded segment at <paramref name="index"/>, the first after the leading slash being 0; null where it is not valid UTF-8 in valid
    /// percent-encoding, or where the target has other segments than the path that was routed.
    /// </summary>
    public static string? Segment(HttpContext http, int index)
    {
        if (http.Features.Get<IHttpRequestFeature>()?.RawTarget is not { Length: > 0 } target)
        {
            return null;
        }

        var segments = PathOf(target).Split('/');

        // `.` and `..` are removed before routing: then the segments no longer correspond, and guessing which is which is not for us.
        var routed = http.Request.Path.Value ?? "";
        return segments.Length == routed.Split('/').Length && index + 1 < segments.Length ? Decode(segments[index + 1]) : null;
    }

    /// <summary>Decodes percent-encoding once, as strict UTF-8; null where either is malformed.</summary>
    public static string? Decode(string segment)
    {
        var bytes = new byte[segment.Length];
        var count = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            var letter = segment[i];
            if (letter > 126)
            {
                return null;
            }

            if (letter != '%')
            {
                bytes[count++] = (byte)letter;
                continue;
            }

            if (i + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[i + 1]) || !char.IsAsciiHexDigit(segment[i + 2]))
            {
                return null;
            }

            bytes[count++] = Convert.FromHexString(segment.AsSpan(i + 1, 2))[0];
            i += 2;
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string PathOf(string target)
    {
        var path = target;

        // The absolute form (RFC 9112 3.2.2) has scheme and host before the path.
        if (!path.StartsWith('/') && path.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path[slash..];
        }

        var end = path.IndexOfAny(['?', '#']);
        return end < 0 ? path : path[..end];
    }
}
