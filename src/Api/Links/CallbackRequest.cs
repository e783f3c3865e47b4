using System.ComponentModel.DataAnnotations;
using System.Text;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Api.Routing;
using Ids = Platform.Grains.Ids;

namespace Platform.Api.Links;

/// <summary>What came back from the consent page, forwarded by the partner's back end. Either <c>code</c> or <c>error</c> is there.</summary>
internal sealed record CallbackRequest : IJsonRequest<CallbackRequest>
{
    // Amazon's codes have 18 to 128 characters; the partner's own may be tokens of some length.
    private const int LongestCode = 2048;
    private const int LongestError = 256;

    /// <summary>The user of the partner's own log-in session, never one taken from the redirect.</summary>
    [Required]
    public string? UserId { get; init; }

    /// <summary>The state as the redirect carried it; may be left out next to <c>error</c>.</summary>
    public string? State { get; init; }

    /// <summary>Amazon's code, at most 2,048 bytes.</summary>
    public string? Code { get; init; }

    /// <summary>The error of the redirect (RFC 6749 4.1.2.1).</summary>
    public string? Error { get; init; }

    /// <summary>The redirect's <c>error_description</c>; taken and not kept.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>The scope that the redirect carried; checked where present.</summary>
    public string? Scope { get; init; }

    /// <summary>The issuer that the redirect carried (RFC 9207); checked where present.</summary>
    public string? Iss { get; init; }

    /// <summary>Where the redirect arrived; checked where present.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The partner's own authorization code in mode <c>supplied</c>, at most 2,048 bytes.</summary>
    public string? AuthorizationCode { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        if (check.Required("userId", UserId))
        {
            check.That("userId", Ids.UserId.TryParse(UserId, out _), UserSegment.Rule);
        }

        check.That("code", (Code is null) != (Error is null), "or `error` is required, and not both");
        check.That("state", State is not null || Code is null, "is required with `code`");
        check.That("code", Code is null || IsCode(Code), "must be 1 to 2,048 bytes without control characters");
        check.That("error", Error is null || Text.IsToken(Error, LongestError), $"{Text.TokenRule}, at most {LongestError}");
        check.That("scope", Scope is null or ConsentUrls.Scope, $"must be `{ConsentUrls.Scope}`");
        check.That("authorizationCode", AuthorizationCode is null || IsCode(AuthorizationCode), "must be 1 to 2,048 bytes without control characters");
        check.That("authorizationCode", AuthorizationCode is null || Code is not null, "needs a `code`");
    }

    private static bool IsCode(string text) =>
        text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= LongestCode && !text.Any(char.IsControl);
}
