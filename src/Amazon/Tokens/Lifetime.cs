using System.Globalization;
using System.Text.Json;
using Platform.Amazon.Http;

namespace Platform.Amazon.Tokens;

/// <summary>Reads <c>expires_in</c>: seconds, as a number or as a string (protocol.md 3). See <see cref="TokenPair.ExpiresIn"/> for the
/// bounds.</summary>
internal static class Lifetime
{
    public static readonly TimeSpan Documented = TimeSpan.FromHours(1);
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan Read(JsonElement? expiresIn)
    {
        var text = expiresIn switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } written => JsonAnswer.Text(written),
            _ => null,
        };
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || double.IsNaN(seconds))
            return Documented;
        return TimeSpan.FromSeconds(Math.Floor(Math.Clamp(seconds, Shortest.TotalSeconds, Longest.TotalSeconds)));
    }
}
