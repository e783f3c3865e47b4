using System.Diagnostics.CodeAnalysis;
using Platform.Api.Routing;

namespace Platform.Api.OAuth;

/// <summary>
/// Reads <c>application/x-www-form-urlencoded</c> as the token endpoint must: a parameter that comes twice makes the request invalid, one
/// without a value counts as left out (RFC 6749 3.2).
/// </summary>
internal static class FormReader
{
    /// <summary>Reads a form; false where it is malformed or has a parameter twice.</summary>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? form)
    {
        form = null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            if (Decode(equals < 0 ? pair : pair[..equals]) is not { } name
                || Decode(equals < 0 ? [] : pair[(equals + 1)..]) is not { } value
                || !names.Add(name))
            {
                return false;
            }

            if (value.Length > 0)
            {
                values.Add(name, value);
            }
        }

        form = values;
        return true;
    }

    /// <summary>Decodes one name or value; null where it is malformed.</summary>
    public static string? Decode(ReadOnlySpan<byte> text)
    {
        var letters = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            letters[i] = text[i] == '+' ? ' ' : (char)text[i];
        }

        return RawPath.Decode(new string(letters));
    }
}
