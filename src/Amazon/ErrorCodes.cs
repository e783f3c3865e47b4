namespace Platform.Amazon;

/// <summary>Every code of api.md 7. <see cref="ErrorCatalogue"/> says what each means.</summary>
public static class ErrorCodes
{
    // Answers on the redirect (protocol.md 2).

    /// <summary>Amazon found the consent URL incomplete.</summary>
    public const string RedirectInvalidRequest = "redirect.invalid_request";

    /// <summary>The client id may not ask for linking consent.</summary>
    public const string RedirectUnauthorizedClient = "redirect.unauthorized_client";

    /// <summary>The user refused: a reason, never a problem.</summary>
    public const string RedirectAccessDenied = "redirect.access_denied";

    /// <summary>The response type was not <c>code</c>.</summary>
    public const string RedirectUnsupportedResponseType = "redirect.unsupported_response_type";

    /// <summary>The scope was wrong.</summary>
    public const string RedirectInvalidScope = "redirect.invalid_scope";

    /// <summary>An unexpected error at Amazon.</summary>
    public const string RedirectServerError = "redirect.server_error";

    /// <summary>A momentary error at Amazon.</summary>
    public const string RedirectTemporarilyUnavailable = "redirect.temporarily_unavailable";

    /// <summary>An error that the protocol does not name.</summary>
    public const string RedirectOther = "redirect.other";

    // Token server (protocol.md 3).

    /// <summary>The token request was refused as malformed.</summary>
    public const string ExchangeInvalidRequest = "exchange.invalid_request";

    /// <summary>Client id and secret were refused.</summary>
    public const string ExchangeInvalidClient = "exchange.invalid_client";

    /// <summary>The code or refresh token is expired, spent, revoked or another client's.</summary>
    public const string ExchangeInvalidGrant = "exchange.invalid_grant";

    /// <summary>The client may not use this grant.</summary>
    public const string ExchangeUnauthorizedClient = "exchange.unauthorized_client";

    /// <summary>The grant type was refused.</summary>
    public const string ExchangeUnsupportedGrantType = "exchange.unsupported_grant_type";

    /// <summary>The token server failed or was busy.</summary>
    public const string ExchangeServerError = "exchange.server_error";

    /// <summary>The platform stopped in the middle of the exchange.</summary>
    public const string ExchangeInterrupted = "exchange.interrupted";

    /// <summary>An error that the protocol does not name.</summary>
    public const string ExchangeOther = "exchange.other";

    // Amazon at large.

    /// <summary>No answer: no connection, reset or time-out.</summary>
    public const string AmazonUnreachable = "amazon.unreachable";

    /// <summary>An answer that is no answer.</summary>
    public const string AmazonMalformed = "amazon.malformed";

    // The partner's authorization server.

    /// <summary>No code came from the partner's authorization server.</summary>
    public const string AuthorizationFailed = "authorization.failed";

    /// <summary>Another partner code is needed to go on.</summary>
    public const string AuthorizationCodeNeeded = "authorization.code_needed";

    // Skill Enablement (protocol.md 4.4).

    /// <summary>Refused: a field, or the partner's token server.</summary>
    public const string Enablement400 = "enablement.400";

    /// <summary>The token was not accepted.</summary>
    public const string Enablement401 = "enablement.401";

    /// <summary>The user may not enable the skill, or the token is not for it.</summary>
    public const string Enablement403 = "enablement.403";

    /// <summary>No such skill and stage, or not enabled.</summary>
    public const string Enablement404 = "enablement.404";

    /// <summary>Conflict.</summary>
    public const string Enablement409 = "enablement.409";

    /// <summary>Too many requests.</summary>
    public const string Enablement429 = "enablement.429";

    /// <summary>Failed at Alexa, or linking with the partner's server failed.</summary>
    public const string Enablement500 = "enablement.500";

    /// <summary>Momentarily unavailable.</summary>
    public const string Enablement503 = "enablement.503";

    // Consents and their states.

    /// <summary>No such state is known here.</summary>
    public const string StateUnknown = "state.unknown";

    /// <summary>The state is too old, evicted or void.</summary>
    public const string StateExpired = "state.expired";

    /// <summary>The state belongs to another user.</summary>
    public const string StateUser = "state.user";

    /// <summary>The state was spent with another code.</summary>
    public const string StateUsed = "state.used";

    /// <summary>The redirect URI is not registered.</summary>
    public const string ConsentRedirectUri = "consent.redirect_uri";

    // Skills, partners and what belongs to them.

    /// <summary>Amazon refuses the skill's credentials; calls wait.</summary>
    public const string SkillCredentials = "skill.credentials";

    /// <summary>No such skill of the caller's.</summary>
    public const string SkillUnknown = "skill.unknown";

    /// <summary>Another partner owns the skill.</summary>
    public const string SkillTaken = "skill.taken";

    /// <summary>Users are linked to the skill.</summary>
    public const string SkillHasLinks = "skill.has_links";

    /// <summary>The skill was changed in between.</summary>
    public const string SkillChanged = "skill.changed";

    /// <summary>No such partner.</summary>
    public const string PartnerUnknown = "partner.unknown";

    /// <summary>The partner owns skills.</summary>
    public const string PartnerHasSkills = "partner.has_skills";

    /// <summary>No such API key.</summary>
    public const string KeyUnknown = "key.unknown";

    /// <summary>The host is granted to another partner.</summary>
    public const string HostTaken = "host.taken";

    /// <summary>The platform holds no pair for the user, who unlinks by hand.</summary>
    public const string UnlinkManual = "unlink.manual";

    /// <summary>No such webhook delivery.</summary>
    public const string DeliveryUnknown = "delivery.unknown";

    /// <summary>No such erasure.</summary>
    public const string ErasureUnknown = "erasure.unknown";

    // Requests.

    /// <summary>The request does not have the form that the API asks for.</summary>
    public const string RequestInvalid = "request.invalid";

    /// <summary>The method is not allowed here.</summary>
    public const string RequestMethod = "request.method";

    /// <summary>The body is over 64 KiB.</summary>
    public const string RequestTooLarge = "request.too_large";

    /// <summary>The media type is not supported.</summary>
    public const string RequestMediaType = "request.media_type";

    /// <summary>No such path.</summary>
    public const string RouteUnknown = "route.unknown";

    /// <summary>The API key is missing or wrong.</summary>
    public const string AuthInvalid = "auth.invalid";

    /// <summary>The API key lacks the scope.</summary>
    public const string AuthScope = "auth.scope";

    /// <summary>The key's budget of requests is used up.</summary>
    public const string RateLimited = "rate.limited";

    /// <summary>The idempotency key was used with another request.</summary>
    public const string IdempotencyReused = "idempotency.reused";

    /// <summary>The first request with this idempotency key still runs.</summary>
    public const string IdempotencyInProgress = "idempotency.in_progress";

    /// <summary>The API key was made and shown once.</summary>
    public const string IdempotencySecretShown = "idempotency.secret_shown";

    // The platform itself.

    /// <summary>The store cannot be written.</summary>
    public const string StorageUnavailable = "storage.unavailable";

    /// <summary>Too much work; this call was shed.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The command may not have been taken.</summary>
    public const string PlatformBusy = "platform.busy";

    /// <summary>A defect.</summary>
    public const string Internal = "internal";
}
