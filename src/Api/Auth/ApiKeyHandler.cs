using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Api.Limits;
using Platform.Grains;

namespace Platform.Api.Auth;

/// <summary>Authenticates <c>Authorization: Bearer {API key}</c> (api.md 1). Why a key was refused is never told.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    OperatorKey operatorKey,
    ApiKeyDirectory keys,
    ProblemWriter problems,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Start = "Bearer ";
    private const string TooManyWrong = "Too many wrong keys came from this address. Repeat the call after `Retry-After`.";
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The key is not valid.");

    // Set where the key was not even looked up.
    private TimeSpan? _wait;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var text = header[Start.Length..].Trim();
        if (operatorKey.Matches(text))
        {
            RateBucket.Name(Context, Scopes.Operator);
            return Success([new Claim(Caller.ScopeClaim, Scopes.Operator)]);
        }

        if (!PresentedKey.TryParse(text, out var presented))
        {
            return Refused;
        }

        (var key, _wait) = await keys.Find(presented.Partner, presented.KeyId, Context.Connection.RemoteIpAddress);
        if (key is null || !presented.Matches(key.SecretHash) || key.ExpiresAt <= clock.GetUtcNow())
        {
            return Refused;
        }

        keys.Used(presented.Partner, key.KeyId);
        RateBucket.Name(Context, key.KeyId);
        return Success(
        [
            new Claim(Caller.PartnerClaim, presented.Partner.Value),
            .. key.Scopes.Select(scope => new Claim(Caller.ScopeClaim, scope)),
        ]);
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } wait)
        {
            return problems.Write(Context, new Problem(ErrorCodes.RateLimited, TooManyWrong) { RetryAfter = wait });
        }

        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return problems.Write(Context, new Problem(ErrorCodes.AuthInvalid));
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        problems.Write(Context, new Problem(ErrorCodes.AuthScope));

    private static AuthenticateResult Success(Claim[] claims) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
}
