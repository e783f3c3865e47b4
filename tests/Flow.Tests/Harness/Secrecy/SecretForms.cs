using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>The forms in which a careless write would leave a secret.</summary>
internal static partial class SecretForms
{
    /// <summary>Each form once, with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(string secret) =>
        All(secret).DistinctBy(form => Convert.ToHexString(form.Bytes));

    private static IEnumerable<(string Name, byte[] Bytes)> All(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return ("plain", utf8);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(secret));
        foreach (var text in Escaped(secret))
            yield return ("URL-encoded or JSON-escaped", Encoding.ASCII.GetBytes(text));
        foreach (var form in OfBytes(utf8))
            yield return form;

        // What is itself base64 might be kept as the bytes that it stands for.
        if (Decoded(secret) is { } decoded)
        {
            yield return ("decoded", decoded);
            foreach (var form in OfBytes(decoded))
                yield return form;
        }
    }

    private static IEnumerable<string> Escaped(string secret)
    {
        var once = Uri.EscapeDataString(secret);
        foreach (var upper in (string[])[once, WebUtility.UrlEncode(secret), Uri.EscapeDataString(once)])
        {
            yield return upper;
            yield return Percent().Replace(upper, code => code.Value.ToLowerInvariant());
        }

        foreach (var encoder in (JavaScriptEncoder[])[JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping])
        {
            var json = encoder.Encode(secret);
            yield return json;
            yield return json.Replace("/", "\\/", StringComparison.Ordinal);
            yield return JsonEscape().Replace(json, code => code.Value.ToLowerInvariant());
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> OfBytes(byte[] bytes)
    {
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));

        // Base64 of a text that holds the secret looks different at each of three offsets; the ends depend on the neighbours and
        // are cut off.
        for (var offset = 0; offset < 3; offset++)
        {
            byte[] shifted = [.. new byte[offset], .. bytes];
            var whole = Convert.ToBase64String(shifted, 0, shifted.Length / 3 * 3);
            var inner = whole[(offset == 0 ? 0 : 4)..];
            yield return ("base64", Encoding.ASCII.GetBytes(inner));
            yield return ("base64url", Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
            yield return ("base64 in JSON", Encoding.ASCII.GetBytes(JavaScriptEncoder.Default.Encode(inner)));
        }
    }

    private static byte[]? Decoded(string secret)
    {
        if (Base64Url.IsValid(secret))
            return Base64Url.DecodeFromChars(secret);
        var room = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, room, out var length) ? room[..length] : null;
    }

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Percent();

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex JsonEscape();
}
