using System.Globalization;

namespace Platform.Amazon.Settings;

/// <summary>
/// Reads a duration of the configuration: <c>5 s</c>, <c>500 ms</c>, <c>1 min</c> or <c>00:00:05</c>. A bare number is refused, since the
/// framework would take it for days.
/// </summary>
internal static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
        [("ms", TimeSpan.FromMilliseconds(1)), ("min", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1))];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var trimmed = text.Trim();
        foreach (var (unit, length) in Units)
        {
            if (!trimmed.EndsWith(unit, StringComparison.Ordinal))
                continue;
            var digits = trimmed.AsSpan(0, trimmed.Length - unit.Length).TrimEnd();
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return false;
            duration = length * count;
            return true;
        }

        return trimmed.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParseExact(trimmed, "c", CultureInfo.InvariantCulture, out duration);
    }
}
