using Platform.Api.Http;

namespace Platform.Api.Links;

/// <summary>202 with the link as it stands, and when to look again.</summary>
internal sealed class AcceptedResult(LinkJson link, TimeSpan lookAgain) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = ProblemWriter.Seconds(lookAgain);
        return Answer.Json(link, StatusCodes.Status202Accepted).ExecuteAsync(httpContext);
    }
}
