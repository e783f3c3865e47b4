using System.Collections.Frozen;
using Platform.Amazon.Errors;

namespace Platform.Amazon;

/// <summary>
/// The one table of errors: every code of api.md 7 with its status, whether trying again helps, whether the attempt is over, the text for
/// the end user and who must act. Code asks it; docs/errors.md is written from it. Where <c>restart</c> depends
/// (<c>exchange.server_error</c>, <c>amazon.unreachable</c>), the row says true, and a caller who knows that nothing was spent says
/// false.
/// </summary>
public static class ErrorCatalogue
{
    private static readonly FrozenDictionary<string, string> Redirect = Upstream(
        "redirect",
        "invalid_request",
        "unauthorized_client",
        "access_denied",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable");

    private static readonly FrozenDictionary<string, string> Token = Upstream(
        "exchange", "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "server_error");

    private static readonly FrozenDictionary<string, ErrorEntry> ByCode =
        new[] { RedirectErrors.Rows, ExchangeErrors.Rows, EnablementErrors.Rows, LinkErrors.Rows, RequestErrors.Rows }
            .SelectMany(rows => rows)
            .ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>Every entry, in the order of the documentation.</summary>
    public static IReadOnlyList<ErrorEntry> All { get; } =
        [.. RedirectErrors.Rows, .. ExchangeErrors.Rows, .. EnablementErrors.Rows, .. LinkErrors.Rows, .. RequestErrors.Rows];

    /// <summary>The entry of a code.</summary>
    /// <param name="code">A code of <see cref="ErrorCodes"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such code.</exception>
    public static ErrorEntry Get(string code) => ByCode[code];

    /// <summary>The entry for an <c>error</c> on the redirect (protocol.md 2). Case and underscores do not count; unknown is
    /// <c>redirect.other</c>.</summary>
    /// <param name="error">What the redirect carried.</param>
    public static ErrorEntry ForRedirect(string error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Get(Redirect.GetValueOrDefault(UpstreamCode.Fold(error), ErrorCodes.RedirectOther));
    }

    /// <summary>
    /// The entry for a refusal of the token server (protocol.md 3): by a known <c>error</c> first; else 408, 429 and 5xx are
    /// <c>exchange.server_error</c>; else an unknown <c>error</c> is <c>exchange.other</c>, and none at all <c>amazon.malformed</c>.
    /// </summary>
    /// <param name="error">The body's <c>error</c>, or null where the body has none or cannot be read.</param>
    /// <param name="status">The HTTP status.</param>
    public static ErrorEntry ForTokenEndpoint(string? error, int status)
    {
        if (error is not null && Token.TryGetValue(UpstreamCode.Fold(error), out var code))
            return Get(code);
        if (status is 408 or 429 or >= 500)
            return Get(ErrorCodes.ExchangeServerError);
        return Get(error is null ? ErrorCodes.AmazonMalformed : ErrorCodes.ExchangeOther);
    }

    /// <summary>
    /// The entry for a refusal of the Skill Enablement API (protocol.md 4.4). 4xx without a row is <c>enablement.400</c>, 408 and 5xx
    /// without a row <c>enablement.503</c>; what is no refusal at all is <c>amazon.malformed</c>.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    public static ErrorEntry ForEnablement(int status) => Get(status switch
    {
        401 => ErrorCodes.Enablement401,
        403 => ErrorCodes.Enablement403,
        404 => ErrorCodes.Enablement404,
        409 => ErrorCodes.Enablement409,
        429 => ErrorCodes.Enablement429,
        500 => ErrorCodes.Enablement500,
        408 or > 500 => ErrorCodes.Enablement503,
        >= 400 => ErrorCodes.Enablement400,
        _ => ErrorCodes.AmazonMalformed,
    });

    private static FrozenDictionary<string, string> Upstream(string stage, params ReadOnlySpan<string> codes)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes)
            table.Add(UpstreamCode.Fold(code), $"{stage}.{code}");
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
