using System.Buffers.Text;
using System.Text;

namespace Platform.Flow.Tests.Harness;

/// <summary>Looks for secrets in whatever form a careless write would leave them.</summary>
internal static class Secrets
{
    /// <summary>Where the secrets are found: place, and the form of which.</summary>
    public static IReadOnlyList<string> Leaks(IReadOnlyDictionary<string, byte[]> places, IReadOnlyDictionary<string, string> secrets) =>
    [
        .. from place in places
           from secret in secrets
           from form in Forms(secret.Value)
           where place.Value.AsSpan().IndexOf(form.Bytes) >= 0
           select $"{place.Key}: {secret.Key} ({form.Name})",
    ];

    private static IEnumerable<(string Name, byte[] Bytes)> Forms(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return ("plain", utf8);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(secret));
        yield return ("URL-encoded", Encoding.ASCII.GetBytes(Uri.EscapeDataString(secret)));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        yield return ("hex in lower case", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));

        // Base64 of a text that holds the secret looks different at each of three offsets; the ends depend on the neighbours and are cut off.
        for (var offset = 0; offset < 3; offset++)
        {
            byte[] shifted = [.. new byte[offset], .. utf8];
            var whole = Convert.ToBase64String(shifted, 0, shifted.Length / 3 * 3);
            var inner = whole[(offset == 0 ? 0 : 4)..];
            yield return ($"base64 at offset {offset}", Encoding.ASCII.GetBytes(inner));
            yield return ($"base64url at offset {offset}", Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
        }

        // What is itself base64url might be kept as the bytes that it stands for.
        if (Base64Url.IsValid(secret))
            yield return ("decoded", Base64Url.DecodeFromChars(secret));
    }
}
