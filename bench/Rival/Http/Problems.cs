using System.Collections.Frozen;

namespace Platform.Rival.Http;

/// <summary>The codes that the rival answers, as api.md 7 has them.</summary>
internal static class Problems
{
    private const string M1 = "We are experiencing a problem connecting with Alexa to link your account. Please try again later.";
    private const string M2 = "Sorry, Alexa encountered an unexpected error while trying to link your account. Please try again.";
    private const string M3 = "Sorry, Alexa encountered a momentary error while trying to link your account. Please try again later.";

    private static readonly FrozenDictionary<string, ProblemRow> Rows = new Dictionary<string, ProblemRow>
    {
        ["redirect.invalid_request"] = new(502, false, true, M1, "Amazon refused the consent request"),
        ["redirect.unauthorized_client"] = new(502, false, true, M1, "The client may not ask for consent"),
        ["redirect.access_denied"] = new(200, true, true, null, "The user refused"),
        ["redirect.unsupported_response_type"] = new(502, false, true, M1, "Amazon refused the response type"),
        ["redirect.invalid_scope"] = new(502, false, true, M1, "Amazon refused the scope"),
        ["redirect.server_error"] = new(503, true, true, M2, "Amazon failed unexpectedly"),
        ["redirect.temporarily_unavailable"] = new(503, true, true, M3, "Amazon is momentarily unavailable"),
        ["redirect.other"] = new(502, false, true, M1, "Amazon refused the consent request"),
        ["exchange.invalid_grant"] = new(422, true, true, M1, "Amazon refused the code"),
        ["exchange.invalid_request"] = new(502, false, true, M1, "Amazon refused the token request"),
        ["exchange.invalid_client"] = new(502, false, true, M1, "Amazon refused the skill's credentials"),
        ["exchange.unauthorized_client"] = new(502, false, true, M1, "The client may not use this grant"),
        ["exchange.unsupported_grant_type"] = new(502, false, true, M1, "Amazon refused the grant type"),
        ["exchange.other"] = new(502, false, true, M1, "Amazon refused the token request"),
        ["exchange.interrupted"] = new(422, true, true, M3, "The exchange was interrupted"),
        ["exchange.server_error"] = new(503, true, true, M3, "Amazon's token server failed"),
        ["amazon.unreachable"] = new(503, true, true, M3, "Amazon cannot be reached"),
        ["amazon.malformed"] = new(502, true, true, M3, "Amazon's answer makes no sense"),
        ["enablement.400"] = new(502, false, true, M1, "Amazon refused the enablement"),
        ["enablement.401"] = new(502, false, true, M1, "Amazon refused the enablement"),
        ["enablement.403"] = new(502, false, true, M1, "Amazon refused the enablement"),
        ["enablement.404"] = new(502, false, true, M1, "Amazon refused the enablement"),
        ["enablement.409"] = new(502, false, true, M1, "Amazon refused the enablement"),
        ["enablement.429"] = new(503, true, true, M3, "Amazon is busy"),
        ["enablement.500"] = new(503, true, true, M2, "Amazon failed"),
        ["enablement.503"] = new(503, true, true, M3, "Amazon is busy"),
        ["state.unknown"] = new(422, true, true, M1, "The state is unknown"),
        ["state.expired"] = new(422, true, true, M1, "The consent is over"),
        ["state.user"] = new(422, true, true, M1, "The state belongs to another user"),
        ["state.used"] = new(422, true, true, M1, "The state was already used"),
        ["consent.redirect_uri"] = new(422, false, false, null, "The redirect URI is not registered"),
        ["skill.unknown"] = new(404, false, false, null, "No such skill"),
        ["skill.taken"] = new(409, false, false, null, "The skill belongs to another partner"),
        ["partner.unknown"] = new(404, false, false, null, "No such partner"),
        ["route.unknown"] = new(404, false, false, null, "No such path"),
        ["request.invalid"] = new(400, false, false, null, "The request is not valid"),
        ["request.method"] = new(405, false, false, null, "The method is not allowed here"),
        ["request.too_large"] = new(413, false, false, null, "The body is too large"),
        ["request.media_type"] = new(415, false, false, null, "The media type is not supported"),
        ["auth.invalid"] = new(401, false, false, null, "The API key is missing or wrong"),
        ["auth.scope"] = new(403, false, false, null, "The API key lacks the scope"),
        ["storage.unavailable"] = new(503, true, false, M3, "The store cannot be written"),
        ["platform.busy"] = new(503, true, false, M3, "The platform is busy"),
        ["internal"] = new(500, true, false, M3, "A defect of the platform"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ProblemRow Of(string code) => Rows.GetValueOrDefault(code) ?? Rows["internal"];

    /// <summary>The code of an error that came on the redirect; unknown text goes no further than here.</summary>
    public static string OfRedirect(string error) => Rows.ContainsKey($"redirect.{error}") ? $"redirect.{error}" : "redirect.other";

    /// <summary>The text to show where a link's reason is this code.</summary>
    public static string? UserMessage(string? reason) => reason is null || !Rows.TryGetValue(reason, out var row) ? null : row.UserMessage;
}
