using Platform.Api.Limits;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>The headers that every response has, whatever becomes of the request.</summary>
internal sealed class ResponseHeaders(RequestDelegate next, ApiSettings settings)
{
    private readonly string? _ratePolicy = settings.KeyLimit is { } limit ? RateFields.PolicyOf(limit) : null;

    /// <summary>Runs the rest of the request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // Taken now: the activity that names the trace is no longer current when the response starts.
        var trace = Trace.IdOf(http);
        var neverStored = http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
            || http.Request.Path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase);
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers[Trace.Header] = trace;
            headers.XContentTypeOptions = "nosniff";
            RateFields.Write(http, _ratePolicy);
            if (neverStored && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
