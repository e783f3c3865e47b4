using Platform.Amazon;

namespace Platform.Api.Links;

/// <summary>The codes that calls about links can answer, for the OpenAPI document.</summary>
internal static class LinkFailures
{
    /// <summary>Of a callback: what the redirect, the exchange, the partner's code and the enablement can end with.</summary>
    public static string[] OfCallback { get; } =
    [
        .. ErrorCatalogue.All.Select(row => row.Code).Where(code =>
            code.StartsWith("redirect.", StringComparison.Ordinal)
            || code.StartsWith("exchange.", StringComparison.Ordinal)
            || code.StartsWith("amazon.", StringComparison.Ordinal)
            || code.StartsWith("authorization.", StringComparison.Ordinal)
            || code.StartsWith("enablement.", StringComparison.Ordinal)
            || code.StartsWith("state.", StringComparison.Ordinal)),
        ErrorCodes.SkillCredentials,
    ];
}
