using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Platform.Rival.Http;

/// <summary>What stands around every endpoint: the headers of every answer, and what becomes of a failure.</summary>
internal sealed partial class Edge(RequestDelegate next, ILogger<Edge> log)
{
    private const int TraceBytes = 16;

    public async Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers[Reply.TraceHeader] = TraceOf(http);
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await Answer(http, failure);
            return;
        }

        if (http.GetEndpoint() is null && !http.Response.HasStarted)
            await Reply.Problem(http, "route.unknown");
        else if (http.Response is { StatusCode: 405, HasStarted: false })
            await Reply.Problem(http, "request.method");
    }

    private Task Answer(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case JsonException json:
                return Reply.Problem(http, "request.invalid", json.Message);
            case BadHttpRequestException { StatusCode: 413 }:
                return Reply.Problem(http, "request.too_large");
            case BadHttpRequestException { StatusCode: 415 }:
                return Reply.Problem(http, "request.media_type");
            case BadHttpRequestException bad:
                return Reply.Problem(http, "request.invalid", bad.Message);
            case NpgsqlException or TimeoutException:
                Failed(failure);
                return Reply.Problem(http, "storage.unavailable");
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                return Task.CompletedTask;
            default:
                Failed(failure);
                return Reply.Problem(http, "internal");
        }
    }

    // The caller's trace, where it sent a W3C traceparent: version, trace, span, flags.
    private static string TraceOf(HttpContext http) =>
        http.Request.Headers.TraceParent is [{ Length: 55 } parent] && ActivityContext.TryParse(parent, null, out var context)
            ? context.TraceId.ToHexString()
            : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TraceBytes));

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private partial void Failed(Exception failure);
}
