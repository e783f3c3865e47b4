using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Platform.Api.Auth;

/// <summary>
/// Whom a key that is right stands for: a partner or the operator. Made once and shared by all requests that present the key, so it never
/// changes.
/// </summary>
internal sealed class KeyHolder : ClaimsPrincipal
{
    private readonly ImmutableArray<string> _scopes;

    /// <summary>Makes the holder of a key.</summary>
    /// <param name="caller">The partner; null for the operator.</param>
    /// <param name="bucket">Where the requests with the key are counted.</param>
    /// <param name="scopes">What the key may do.</param>
    public KeyHolder(Caller? caller, string bucket, ImmutableArray<string> scopes)
        : base(new ClaimsIdentity(ApiKeyHandler.SchemeName))
    {
        Caller = caller;
        Bucket = bucket;
        _scopes = scopes;
        Authenticated = AuthenticateResult.Success(new AuthenticationTicket(this, ApiKeyHandler.SchemeName));
    }

    /// <summary>The partner; null for the operator.</summary>
    public Caller? Caller { get; }

    /// <summary>
    /// The bucket that the requests are counted in. Only a key that is right has one: its id, which has 64 random bits, so no two partners meet
    /// in one; or the operator's.
    /// </summary>
    public string Bucket { get; }

    /// <summary>The answer to a request that presents the key.</summary>
    public AuthenticateResult Authenticated { get; }

    /// <summary>The holder of the key that a request has presented; null without a key that is right.</summary>
    public static KeyHolder? Of(HttpContext http) => http.User as KeyHolder;

    /// <summary>Whether the key has a scope.</summary>
    public bool Has(string scope) => _scopes.Contains(scope);
}
