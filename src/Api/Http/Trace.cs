using System.Diagnostics;
using System.Security.Cryptography;

namespace Platform.Api.Http;

/// <summary>The trace id of a request: 32 hex digits, the caller's where it sent a W3C <c>traceparent</c>.</summary>
internal static class Trace
{
    /// <summary>The header that every response has.</summary>
    public const string Header = "X-Trace-Id";

    private static readonly object Key = new();

    /// <summary>The trace id; the same for the whole request.</summary>
    public static string IdOf(HttpContext http)
    {
        if (http.Items[Key] is string known)
        {
            return known;
        }

        var id = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? activity.TraceId.ToHexString()
            : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Items[Key] = id;
        return id;
    }
}
