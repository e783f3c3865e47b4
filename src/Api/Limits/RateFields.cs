using System.Globalization;
using Platform.Api.Http;
using Platform.Engine;

namespace Platform.Api.Limits;

/// <summary>
/// The fields that tell a caller its limit (draft-ietf-httpapi-ratelimit-headers-11): structured fields with one policy, <c>default</c>. The
/// policy's window is the time in which an empty bucket fills; the current window is the time until the next token.
/// </summary>
internal static class RateFields
{
    /// <summary>The field that tells what there is left.</summary>
    public const string Current = "RateLimit";

    /// <summary>The field that tells the limit.</summary>
    public const string Policy = "RateLimit-Policy";

    /// <summary>The value of <see cref="Policy"/>.</summary>
    public static string PolicyOf(RateLimit limit)
    {
        // Intervals are rounded up to microseconds, which must not make a second more of it.
        var window = Math.Max(1, (long)Math.Ceiling(Math.Round((limit.Interval * limit.Burst).TotalSeconds, 3)));
        return string.Create(CultureInfo.InvariantCulture, $"\"default\";q={limit.Burst};w={window}");
    }

    /// <summary>The value of <see cref="Current"/>. Its <c>t</c> is what <c>Retry-After</c> is where nothing is left, as the draft asks (section 6).</summary>
    public static string CurrentOf(RateWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"\"default\";r={window.Left};t={ProblemWriter.WholeSeconds(window.Next)}");
}
