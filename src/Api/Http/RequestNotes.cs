using System.Diagnostics;
using System.Security.Cryptography;

namespace Platform.Api.Http;

/// <summary>What is noted about a request on its way through the layers, for the headers of its answer.</summary>
internal sealed class RequestNotes
{
    private static readonly object Key = new();

    private RequestNotes(HttpContext http) => Http = http;

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>The trace id: 32 hex digits, the caller's where it sent a W3C <c>traceparent</c>; the same for the whole request.</summary>
    public string TraceId { get; } = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
        ? activity.TraceId.ToHexString()
        : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What is left of the key's limit, as a field of the answer; null where the request was not counted. Whatever a failure clears, its answer has it too.</summary>
    public string? RateLimit { get; set; }

    /// <summary>The notes about a request, made where there are none.</summary>
    public static RequestNotes Of(HttpContext http)
    {
        if (http.Items[Key] is RequestNotes known)
        {
            return known;
        }

        var made = new RequestNotes(http);
        http.Items[Key] = made;
        return made;
    }
}
