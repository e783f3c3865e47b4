using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Rival.Http;

/// <summary>Reads what a request brings.</summary>
internal static class RequestReading
{
    private const int LongestUser = 128;
    private const int LongestSkill = 64;
    private const string SkillPrefix = "amzn1.ask.skill.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<T> Body<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new BadHttpRequestException("Send JSON as application/json.", 415);
        return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted) ?? throw new JsonException("The body is null.");
    }

    public static bool HasBody(HttpContext http) =>
        http.Request.ContentLength > 0 || http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && http.Request.ContentLength is null;

    public static string Skill(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["skillId"]!;
        return id.StartsWith(SkillPrefix, StringComparison.Ordinal)
            && id.Length > SkillPrefix.Length
            && id.Length <= SkillPrefix.Length + LongestSkill
            && id.AsSpan(SkillPrefix.Length).IndexOfAnyExcept(Letters) < 0
                ? id
                : throw new BadHttpRequestException("`skillId` must be `amzn1.ask.skill.` and 1 to 64 of `A-Za-z0-9-`.");
    }

    public static string Partner(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["partnerId"]!;
        return IsPartner(id) ? id : throw new BadHttpRequestException("`partnerId` must be 1 to 64 of `a-z0-9-`.");
    }

    public static bool IsPartner(string id) =>
        id.Length is > 0 and <= LongestSkill && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The user of <c>/v1/skills/{skillId}/users/{userId}/…</c>, decoded once from the raw target: the framework's own value keeps %2F.</summary>
    public static string User(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget.AsSpan();
        for (var skipped = 0; skipped < 5; skipped++)
            target = target[(target.IndexOf('/') + 1)..];
        var end = target.IndexOfAny('/', '?');
        var text = Decode(end < 0 ? target : target[..end]);
        return IsUser(text) ? text : throw new BadHttpRequestException("`userId` must be 1 to 128 bytes of UTF-8 without control characters.");
    }

    public static bool IsUser(string? id) =>
        id is { Length: > 0 and <= LongestUser } and not ("." or "..") && Encoding.UTF8.GetByteCount(id) <= LongestUser && !id.Any(char.IsControl);

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static string Decode(ReadOnlySpan<char> segment)
    {
        if (!segment.Contains('%'))
            return segment.ToString();
        var bytes = new byte[segment.Length];
        var count = 0;
        for (var at = 0; at < segment.Length; at++)
        {
            if (segment[at] == '%')
            {
                if (at + 2 >= segment.Length || !byte.TryParse(segment.Slice(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[count++]))
                    throw new BadHttpRequestException("`userId` must be percent-encoded in the path.");
                at += 2;
            }
            else
            {
                bytes[count++] = (byte)segment[at];
            }
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw new BadHttpRequestException("`userId` must be UTF-8.");
        }
    }
}
