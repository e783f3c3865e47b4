using System.Diagnostics;

namespace Platform.Api.Http;

/// <summary>
/// One line for each request. It names the route's pattern instead of the path, so that no user id is logged, and neither query nor body nor
/// any header.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    /// <summary>Runs the rest of the request.</summary>
    public Task InvokeAsync(HttpContext http) => log.IsEnabled(LogLevel.Information) ? Logged(http) : next(http);

    private async Task Logged(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var notes = RequestNotes.Of(http);
            var partner = notes.Holder?.Caller?.Partner.Value;
            Answered(http.Request.Method, route, http.Response.StatusCode, elapsed, partner, notes.TraceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Elapsed:0.0} ms, partner {Partner}, trace {TraceId}")]
    private partial void Answered(string method, string route, int status, double elapsed, string? partner, string traceId);
}
