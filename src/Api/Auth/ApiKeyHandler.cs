using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Grains;

namespace Platform.Api.Auth;

/// <summary>Authenticates <c>Authorization: Bearer {API key}</c> (api.md 1). Why a key was refused is never told.</summary>
internal sealed class ApiKeyHandler(
    OperatorKey operatorKey,
    ApiKeyDirectory keys,
    ProblemWriter problems,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock) : IAuthenticationHandler
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Start = "Bearer ";
    private const string TooManyWrong = "Too many wrong keys came from this address. Repeat the call after `Retry-After`.";
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The key is not valid.");
    private static readonly KeyHolder Operator = new(caller: null, bucket: Scopes.Operator, scopes: [Scopes.Operator]);

    private HttpContext _http = null!;

    // Set where the key was not even looked up.
    private TimeSpan? _wait;

    /// <inheritdoc/>
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        if (_http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var text = header.AsMemory(Start.Length).Trim();
        if (operatorKey.Matches(text.Span))
        {
            return Operator.Authenticated;
        }

        if (!PresentedKey.TryParse(text, out var presented))
        {
            return Refused;
        }

        (var key, _wait) = await keys.Find(presented, _http.Connection.RemoteIpAddress);
        if (key is null || !key.IsRight(presented, clock))
        {
            return Refused;
        }

        keys.Used(key);
        return key.Holder.Authenticated;
    }

    /// <inheritdoc/>
    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        if (_wait is { } wait)
        {
            return problems.Write(_http, new Problem(ErrorCodes.RateLimited, TooManyWrong) { RetryAfter = wait });
        }

        _http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return problems.Write(_http, new Problem(ErrorCodes.AuthInvalid));
    }

    /// <inheritdoc/>
    public Task ForbidAsync(AuthenticationProperties? properties) => problems.Write(_http, new Problem(ErrorCodes.AuthScope));
}
