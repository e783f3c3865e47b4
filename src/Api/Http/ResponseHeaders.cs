using Platform.Api.Limits;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>The headers that every response has, whatever becomes of the request.</summary>
internal sealed class ResponseHeaders
{
    /// <summary>The header that names the trace.</summary>
    public const string TraceId = "X-Trace-Id";

    private readonly RequestDelegate _next;
    private readonly string? _ratePolicy;
    private readonly Func<object, Task> _write;

    /// <summary>Made once, when the layers are put together.</summary>
    public ResponseHeaders(RequestDelegate next, ApiSettings settings)
    {
        _next = next;
        _ratePolicy = settings.KeyLimit is { } limit ? RateFields.PolicyOf(limit) : null;
        _write = notes => Write((RequestNotes)notes);
    }

    /// <summary>Runs the rest of the request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // Named now: the activity that names the trace is no longer current when the response starts.
        http.Response.OnStarting(_write, RequestNotes.Of(http));
        return _next(http);
    }

    private Task Write(RequestNotes notes)
    {
        var headers = notes.Http.Response.Headers;
        headers[TraceId] = notes.TraceId;
        headers.XContentTypeOptions = "nosniff";
        if (notes.RateLimit is { } current)
        {
            headers[RateFields.Policy] = _ratePolicy;
            headers[RateFields.Current] = current;
        }

        if (headers.CacheControl.Count == 0 && IsNeverStored(notes.Http.Request.Path))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsNeverStored(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase);
}
