namespace Platform.Flow.Tests.Partners;

/// <summary>The table of api.md 7, written down once more from there: the platform's own table is what is tested.</summary>
internal static class ProblemTable
{
    /// <summary>protocol.md 12.</summary>
    public const string M1 = "We are experiencing a problem connecting with Alexa to link your account. Please try again later.";

    /// <summary>protocol.md 12.</summary>
    public const string M2 = "Sorry, Alexa encountered an unexpected error while trying to link your account. Please try again.";

    /// <summary>protocol.md 12.</summary>
    public const string M3 = "Sorry, Alexa encountered a momentary error while trying to link your account. Please try again later.";

    private static readonly Dictionary<string, ProblemRow> Rows = new()
    {
        ["redirect.invalid_request"] = new(502, false, true, M1),
        ["redirect.unauthorized_client"] = new(502, false, true, M1),
        ["redirect.unsupported_response_type"] = new(502, false, true, M1),
        ["redirect.invalid_scope"] = new(502, false, true, M1),
        ["redirect.other"] = new(502, false, true, M1),
        ["redirect.server_error"] = new(503, true, true, M2),
        ["redirect.temporarily_unavailable"] = new(503, true, true, M3),
        ["exchange.invalid_grant"] = new(422, true, true, M1),
        ["exchange.invalid_client"] = new(502, false, true, M1),
        ["exchange.invalid_request"] = new(502, false, true, M1),
        ["exchange.unauthorized_client"] = new(502, false, true, M1),
        ["exchange.unsupported_grant_type"] = new(502, false, true, M1),
        ["exchange.other"] = new(502, false, true, M1),
        ["exchange.interrupted"] = new(422, true, true, M3),
        ["exchange.server_error"] = new(503, true, null, M3),
        ["amazon.unreachable"] = new(503, true, null, M3),
        ["amazon.malformed"] = new(502, true, true, M3),
        ["authorization.code_needed"] = new(409, true, false, null),
        ["authorization.failed"] = new(502, true, true, M3),
        ["enablement.500"] = new(503, true, true, M2),
        ["enablement.429"] = new(503, true, true, M3),
        ["enablement.503"] = new(503, true, true, M3),
        ["enablement.400"] = new(502, false, true, M1),
        ["enablement.401"] = new(502, false, true, M1),
        ["enablement.403"] = new(502, false, true, M1),
        ["enablement.404"] = new(502, false, true, M1),
        ["enablement.409"] = new(502, false, true, M1),
        ["skill.credentials"] = new(503, true, false, M1),
        ["state.unknown"] = new(422, true, true, M1),
        ["state.expired"] = new(422, true, true, M1),
        ["state.user"] = new(422, true, true, M1),
        ["state.used"] = new(422, true, true, M1),
        ["storage.unavailable"] = new(503, true, false, M3),
        ["platform.busy"] = new(503, true, false, M3),
        ["request.invalid"] = new(400, false, false, null),
        ["request.method"] = new(405, false, false, null),
        ["request.too_large"] = new(413, false, false, null),
        ["request.media_type"] = new(415, false, false, null),
        ["rate.limited"] = new(429, true, false, null),
        ["auth.invalid"] = new(401, false, false, null),
        ["auth.scope"] = new(403, false, false, null),
        ["consent.redirect_uri"] = new(422, false, false, null),
        ["skill.unknown"] = new(404, false, false, null),
        ["partner.unknown"] = new(404, false, false, null),
        ["key.unknown"] = new(404, false, false, null),
        ["route.unknown"] = new(404, false, false, null),
        ["skill.taken"] = new(409, false, false, null),
        ["skill.has_links"] = new(409, false, false, null),
        ["partner.has_skills"] = new(409, false, false, null),
        ["skill.changed"] = new(412, false, false, null),
    };

    public static ProblemRow Row(string code) => Rows[code];
}
