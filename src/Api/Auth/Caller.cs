using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>The partner whose key was presented.</summary>
/// <param name="Partner">The partner.</param>
internal sealed record Caller(PartnerId Partner)
{
    /// <summary>The claim that names the partner.</summary>
    public const string PartnerClaim = "partner";

    /// <summary>The claim for each scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The caller of a request whose endpoint asked for one of a partner's scopes.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) =>
        PartnerId.TryParse(http.User.FindFirst(PartnerClaim)?.Value, out var partner)
            ? ValueTask.FromResult(new Caller(partner))
            : throw new InvalidOperationException("The endpoint takes a caller and asks for no scope of a partner's.");
}
