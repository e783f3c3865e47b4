using System.Diagnostics;
using System.Security.Cryptography;
using Platform.Api.Auth;

namespace Platform.Api.Http;

/// <summary>What the layers note about a request on its way through them.</summary>
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

    /// <summary>Whose key the request presents; null without a key that is right.</summary>
    public KeyHolder? Holder { get; set; }

    /// <summary>The time until the key may be looked up; null unless too many wrong ones came from the caller's address.</summary>
    public TimeSpan? KeyWait { get; set; }

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
