using Carter;
using Microsoft.Net.Http.Headers;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Settings;

namespace Platform.Api.OAuth;

/// <summary>The built-in authorization server (api.md 6).</summary>
internal sealed class OAuthModule : ICarterModule
{
    private const string FiveMinutes = "public, max-age=300";

    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var oauth = app.MapGroup("").NeedsNoKey().AddEndpointFilter<AnswerInTime>().WithTags("OAuth");
        oauth.MapPost("/oauth/token", (HttpContext http, TokenEndpoint endpoint) => endpoint.Answer(http))
            .Describe("token", "Redeems a code or rotates a refresh token, for Alexa", "Client authentication by Basic or in the body.")
            .TakesForm<TokenRequest>()
            .Answers<TokenResponse>(200)
            .Answers<TokenError>(400, "`invalid_request`, `invalid_grant` or `unsupported_grant_type` (RFC 6749 5.2).")
            .Answers<TokenError>(401, "`invalid_client` (RFC 6749 5.2).");
        oauth.MapGet("/oauth/jwks", Keys).Describe("jwks", "The public keys of access tokens (RFC 7517)").Answers<JwksJson>(200);
        oauth.MapGet("/.well-known/oauth-authorization-server", Metadata)
            .Describe("oauthMetadata", "What the authorization server has (RFC 8414)").Answers<MetadataJson>(200);
    }

    private static async Task<IResult> Keys(SigningKeys keys, HttpContext http)
    {
        http.Response.Headers[HeaderNames.CacheControl] = FiveMinutes;
        return Answer.Json(new JwksJson(await keys.Public()));
    }

    private static IResult Metadata(PublicUrl publicUrl, HttpContext http)
    {
        http.Response.Headers[HeaderNames.CacheControl] = FiveMinutes;
        return Answer.Json(new MetadataJson(
            publicUrl.Value,
            $"{publicUrl.Value}/oauth/token",
            $"{publicUrl.Value}/oauth/jwks",
            [],
            ["authorization_code", "refresh_token"],
            ["client_secret_basic", "client_secret_post"]));
    }
}
