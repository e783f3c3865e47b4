namespace Platform.Api.Http;

/// <summary>A problem as the answer of an endpoint.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<ProblemWriter>().Write(httpContext, problem);
}
