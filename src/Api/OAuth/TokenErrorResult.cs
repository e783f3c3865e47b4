using Microsoft.Net.Http.Headers;
using Platform.Api.Http;

namespace Platform.Api.OAuth;

/// <summary>An error of the token endpoint as its answer (RFC 6749 5.2).</summary>
internal sealed class TokenErrorResult(string error, string description) : IResult
{
    private const string InvalidClient = "invalid_client";

    /// <summary>The request is malformed.</summary>
    public static TokenErrorResult Request(string description) => new("invalid_request", description);

    /// <summary>The client could not be authenticated.</summary>
    public static TokenErrorResult Client { get; } = new(InvalidClient, "Client authentication failed.");

    /// <summary>The code or refresh token is not good.</summary>
    public static TokenErrorResult Grant { get; } =
        new("invalid_grant", "The code or refresh token is unknown, spent, expired, revoked, or bound to something else.");

    /// <summary>There is no such grant type here.</summary>
    public static TokenErrorResult GrantType { get; } =
        new("unsupported_grant_type", "The grant types are authorization_code and refresh_token.");

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        if (error == InvalidClient)
        {
            response.Headers[HeaderNames.WWWAuthenticate] = "Basic realm=\"oauth\", charset=\"UTF-8\"";
        }

        return Answer.Json(
            new TokenError(error, description),
            error == InvalidClient ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest).ExecuteAsync(httpContext);
    }
}
