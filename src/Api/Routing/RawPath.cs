using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Api.Routing;

/// <summary>
/// A segment of the path as the caller wrote it, decoded once (design.md 6). The server decodes the path too, but leaves <c>%2F</c> as it is,
/// so that <c>%2F</c> and <c>%252F</c> could no longer be told apart.
/// </summary>
internal static class RawPath
{
    // Of what may stand in a target.
    private const char Last = '~';

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

        var path = PathOf(target);

        // `.` and `..` are removed before routing: then the segments no longer correspond, and guessing which is which is not for us.
        if (path.Count('/') != http.Request.Path.Value.AsSpan().Count('/'))
        {
            return null;
        }

        var before = index + 1;
        foreach (var segment in path.Split('/'))
        {
            if (before-- == 0)
            {
                return Decode(path[segment]);
            }
        }

        return null;
    }

    /// <summary>Decodes percent-encoding once, as strict UTF-8; null where either is malformed.</summary>
    public static string? Decode(ReadOnlySpan<char> segment)
    {
        if (segment.ContainsAnyExceptInRange('\0', Last))
        {
            return null;
        }

        return segment.Contains('%') ? Unescape(segment) : segment.ToString();
    }

    private static string? Unescape(ReadOnlySpan<char> segment)
    {
        var bytes = new byte[segment.Length];
        var count = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] != '%')
            {
                bytes[count++] = (byte)segment[i];
                continue;
            }

            if (i + 2 >= segment.Length
                || Convert.FromHexString(segment.Slice(i + 1, 2), bytes.AsSpan(count), out _, out _) != OperationStatus.Done)
            {
                return null;
            }

            count++;
            i += 2;
        }

        var text = bytes.AsSpan(0, count);
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;
    }

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target)
    {
        var path = target;

        // The absolute form (RFC 9112 3.2.2) has scheme and host before the path.
        if (!path.StartsWith('/') && path.IndexOf("://") is var scheme and > 0)
        {
            var authority = path[(scheme + 3)..];
            var slash = authority.IndexOf('/');
            path = slash < 0 ? "/" : authority[slash..];
        }

        var end = path.IndexOfAny('?', '#');
        return end < 0 ? path : path[..end];
    }
}
