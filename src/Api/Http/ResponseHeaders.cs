using Platform.Api.Limits;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>The headers that every response has, whatever becomes of the request.</summary>
internal sealed class ResponseHeaders
{
    private readonly RequestDelegate _next;
    private readonly string? _ratePolicy;
    private readonly Func<object, Task> _write;

    /// <summary>Made once, when the layers are put together.</summary>
    public ResponseHeaders(RequestDelegate next, ApiSettings settings)
    {
        _next = next;
        _ratePolicy = settings.KeyLimit is { } limit ? RateFields.PolicyOf(limit) : null;
        _write = http => Write((HttpContext)http);
    }

    /// <summary>Runs the rest of the request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // Named now: the activity that names the trace is no longer current when the response starts.
        Trace.IdOf(http);
        http.Response.OnStarting(_write, http);
        return _next(http);
    }

    private Task Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers[Trace.Header] = Trace.IdOf(http);
        headers.XContentTypeOptions = "nosniff";
        RateFields.Write(http, _ratePolicy);
        if (headers.CacheControl.Count == 0 && IsNeverStored(http.Request.Path))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsNeverStored(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase);
}
