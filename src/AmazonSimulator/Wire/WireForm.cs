using System.Globalization;
using System.Text;

namespace Platform.AmazonSimulator.Wire;

/// <summary>
/// A query string or form body, read strictly: names compared by case, percent-encoding and UTF-8 well formed, no name twice.
/// A parameter without a value counts as left out (RFC 6749 3.1).
/// </summary>
internal sealed class WireForm
{
    private const int MaximumFields = 64;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    private WireForm()
    {
    }

    /// <summary>The names that came more than once.</summary>
    public IReadOnlyCollection<string> Repeated => _repeated;

    /// <summary>The first value of a name; null where it is absent or empty.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Whether the name came exactly once, or not at all.</summary>
    public bool IsSingle(string name) => !_repeated.Contains(name);

    /// <summary>Null where the text is not well formed or holds more than 64 fields.</summary>
    public static WireForm? Read(string encoded)
    {
        var form = new WireForm();
        var fields = encoded.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length > MaximumFields)
            return null;
        foreach (var field in fields)
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? field : field[..equals]);
            var value = Decode(equals < 0 ? "" : field[(equals + 1)..]);
            if (name is null || value is null)
                return null;
            if (!form._values.TryAdd(name, value))
                form._repeated.Add(name);
        }

        return form;
    }

    /// <summary>Undoes application/x-www-form-urlencoded; null for a broken escape or bytes that are no UTF-8.</summary>
    public static string? Decode(string encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            var c = encoded[i];
            if (c == '%')
            {
                if (i + 2 >= encoded.Length
                    || !byte.TryParse(encoded.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var value))
                    return null;
                bytes.Add(value);
                i += 2;
            }
            else if (c == '+')
            {
                bytes.Add((byte)' ');
            }
            else if (char.IsAscii(c))
            {
                bytes.Add((byte)c);
            }
            else
            {
                return null;
            }
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
