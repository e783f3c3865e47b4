using System.Globalization;
using System.Net.Http.Headers;

namespace Platform.Amazon.Http;

/// <summary>Reads Retry-After (RFC 9110, 10.2.3) in both forms.</summary>
internal static class RetryAfterHeader
{
    /// <summary>No upstream may park a link for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
            return null;
        var value = values.First().Trim();
        if (value.Length > 0 && value.All(char.IsAsciiDigit))
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? Cap(TimeSpan.FromSeconds(seconds))
                : Longest;
        }

        // The answer's own Date, so that a clock that goes wrong on either side changes nothing.
        return RetryConditionHeaderValue.TryParse(value, out var parsed) && parsed.Date is { } date
            ? Cap(date - (response.Headers.Date ?? time.GetUtcNow()))
            : null;
    }

    private static TimeSpan Cap(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
