namespace Platform.Api.Http;

/// <summary>A value in JSON as the answer of an endpoint.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class JsonResult<T>(T value, int status) : IResult
{
    private const string MediaType = "application/json; charset=utf-8";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        return JsonBody.Write(httpContext.Response, value, MediaType);
    }
}
