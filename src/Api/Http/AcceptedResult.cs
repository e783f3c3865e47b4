namespace Platform.Api.Http;

/// <summary>202: it goes on by itself; with what there is to tell, and when to look again (api.md 7).</summary>
internal sealed class AcceptedResult(object? body) : IResult
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        httpContext.Response.Headers.RetryAfter = ProblemWriter.Seconds(LookAgain);
        return body is null ? Task.CompletedTask : Answer.Json(body, StatusCodes.Status202Accepted).ExecuteAsync(httpContext);
    }
}
