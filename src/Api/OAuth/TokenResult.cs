using Platform.Api.Http;

namespace Platform.Api.OAuth;

/// <summary>A token pair as the token endpoint's answer (RFC 6749 5.1).</summary>
internal sealed class TokenResult(TokenResponse tokens) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Pragma = "no-cache";
        return Answer.Json(tokens).ExecuteAsync(httpContext);
    }
}
