using System.Globalization;

namespace Platform.Rival.Settings;

/// <summary>Reads <c>5 s</c>, <c>500 ms</c> and <c>00:00:05</c>.</summary>
internal static class DurationText
{
    public static TimeSpan Read(string? text, TimeSpan otherwise)
    {
        if (string.IsNullOrWhiteSpace(text))
            return otherwise;
        var trimmed = text.Trim();
        if (trimmed.EndsWith("ms", StringComparison.Ordinal))
            return TimeSpan.FromMilliseconds(int.Parse(trimmed[..^2], CultureInfo.InvariantCulture));
        return trimmed.EndsWith('s')
            ? TimeSpan.FromSeconds(int.Parse(trimmed[..^1], CultureInfo.InvariantCulture))
            : TimeSpan.Parse(trimmed, CultureInfo.InvariantCulture);
    }
}
