using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Rival.Http;

/// <summary>Writes answers.</summary>
internal static class Reply
{
    public const string TraceHeader = "X-Trace-Id";

    public static async Task Json<T>(HttpContext http, T value, JsonTypeInfo<T> type, int status = 200, string mediaType = "application/json; charset=utf-8")
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    public static Task Problem(HttpContext http, string code, string? detail = null, bool? restart = null)
    {
        var row = Problems.Of(code);
        var starts = restart ?? row.Restart;
        if (row.Status == 503 && !starts)
            http.Response.Headers.RetryAfter = "2";
        if (row.Status == 401)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        var body = new ProblemBody(
            $"/docs/errors#{code}", row.Title, row.Status, detail ?? row.Title, code, row.Retryable, starts, row.UserMessage,
            http.Response.Headers[TraceHeader].ToString());
        return Json(http, body, RivalJson.Default.ProblemBody, row.Status, "application/problem+json");
    }
}
