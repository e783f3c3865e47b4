using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Platform.Api.Http;

/// <summary>Which part of a list is asked for: <c>limit</c> (1 to 200, default 50) and an opaque <c>cursor</c> (api.md 1).</summary>
internal sealed class Page : IBound
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private const int LongestCursor = 400;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How many at most.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>Only those behind this key; null for the beginning.</summary>
    public string? After { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the query.</summary>
    public static ValueTask<Page> BindAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (!TryLimit(query["limit"], out var limit))
        {
            return ValueTask.FromResult(new Page { Problem = Problem.Invalid($"`limit` must be a number from 1 to {MaxLimit}.") });
        }

        return ValueTask.FromResult(TryCursor(query["cursor"], out var after)
            ? new Page { Limit = limit, After = after }
            : new Page { Problem = Problem.Invalid("`cursor` must be one that an earlier answer gave as `nextCursor`.") });
    }

    /// <summary>Cuts a page out of all keys, which are in ordinal order.</summary>
    public (IReadOnlyList<string> Keys, string? NextCursor) Cut(IEnumerable<string> keys)
    {
        var rest = keys.SkipWhile(key => After is not null && string.CompareOrdinal(key, After) <= 0).Take(Limit + 1).ToList();
        return rest.Count <= Limit ? (rest, null) : (rest[..Limit], CursorAt(rest[Limit - 1]));
    }

    /// <summary>The cursor for what comes behind a key.</summary>
    public static string CursorAt(string key) => Base64Url.EncodeToString(Strict.GetBytes(key));

    private static bool TryLimit(StringValues values, out int limit)
    {
        limit = DefaultLimit;
        return values.Count == 0
            || (values is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit);
    }

    private static bool TryCursor(StringValues values, out string? after)
    {
        after = null;
        if (values.Count == 0)
        {
            return true;
        }

        if (values is not [{ Length: > 0 and <= LongestCursor } text] || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            after = Strict.GetString(Base64Url.DecodeFromChars(text));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
