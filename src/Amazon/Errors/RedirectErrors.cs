namespace Platform.Amazon.Errors;

/// <summary>Errors that come back on the redirect (protocol.md 2, 12).</summary>
internal static class RedirectErrors
{
    public static IReadOnlyList<ErrorEntry> Rows { get; } =
    [
        new(ErrorCodes.RedirectInvalidRequest, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the consent request",
            "Amazon found state, scope or response type missing. Open the consent URL exactly as the platform gave it, without taking it apart.",
            Party.Caller),
        new(ErrorCodes.RedirectUnauthorizedClient, 502, Retryable: false, Restart: true, UserMessages.M1,
            "The client may not ask for consent",
            "The skill's Alexa client id is not allowed to ask for linking consent. Check that it is the Alexa client id of the skill's app-to-app page and that app-to-app linking is switched on.",
            Party.Partner),
        new(ErrorCodes.RedirectAccessDenied, 200, Retryable: true, Restart: true, null,
            "The user refused",
            "The user chose not to link. This is the reason shown by a link's record and no problem: show no message, and offer linking again where it fits.",
            Party.User),
        new(ErrorCodes.RedirectUnsupportedResponseType, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the response type",
            "The response type that reached Amazon was not `code`. Open the consent URL exactly as the platform gave it.",
            Party.Caller),
        new(ErrorCodes.RedirectInvalidScope, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the scope",
            "The scope that reached Amazon was not the one of account linking, or the skill has no right to it. Open the consent URL exactly as the platform gave it and check the skill's set-up at Amazon.",
            Party.Partner),
        new(ErrorCodes.RedirectServerError, 503, Retryable: true, Restart: true, UserMessages.M2,
            "Amazon failed unexpectedly",
            "Amazon reported an unexpected error on its consent page. Start over with a new consent.",
            Party.Amazon),
        new(ErrorCodes.RedirectTemporarilyUnavailable, 503, Retryable: true, Restart: true, UserMessages.M3,
            "Amazon is momentarily unavailable",
            "Amazon could not serve its consent page for the moment. Start over later with a new consent.",
            Party.Amazon),
        new(ErrorCodes.RedirectOther, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the consent request",
            "Amazon sent an error that its documentation does not name. Start over with a new consent; if it comes again, check the skill's set-up at Amazon.",
            Party.Partner),
    ];
}
