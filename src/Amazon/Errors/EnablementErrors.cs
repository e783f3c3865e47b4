namespace Platform.Amazon.Errors;

/// <summary>Errors between the exchange and the link: the partner's code and Skill Enablement (protocol.md 4.4, 12).</summary>
internal static class EnablementErrors
{
    public static IReadOnlyList<ErrorEntry> Rows { get; } =
    [
        new(ErrorCodes.AuthorizationFailed, 502, Retryable: true, Restart: true, UserMessages.M3,
            "No authorization code for the user",
            "The partner's authorization server gave no code for this user. In mode `callout` it must answer within 3 seconds with `{\"code\"}`, from a public https address and without a redirect; in mode `supplied` the code must come within 10 minutes. Then start over with a new consent.",
            Party.Partner),
        new(ErrorCodes.AuthorizationCodeNeeded, 409, Retryable: true, Restart: false, null,
            "Another authorization code is needed",
            "In mode `supplied` a partner code serves one enablement call, and another call is needed. Send the same state and code again with a new `authorizationCode` within 10 minutes.",
            Party.Caller),
        new(ErrorCodes.Enablement400, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Alexa refused to link",
            "Alexa found the request invalid, or could not redeem the partner's authorization code: the access token URL refused it, was slower than 4.5 seconds, or answered without a refresh token. Look into the log of that token server.",
            Party.Partner),
        new(ErrorCodes.Enablement401, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Alexa did not accept the token",
            "Alexa no longer accepts the user's Amazon token: most often the skill was disabled in the Alexa app. Start over with a new consent.",
            Party.User),
        new(ErrorCodes.Enablement403, 502, Retryable: false, Restart: true, UserMessages.M1,
            "The user may not enable this skill",
            "The token is not for this skill, consent is missing, or the skill is in stage `development` and the user is neither its developer nor a beta tester.",
            Party.Partner),
        new(ErrorCodes.Enablement404, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Alexa does not know this skill and stage",
            "No skill with this id exists in this stage. A skill is `development` until it is published, then `live`; change the stage of the skill here.",
            Party.Partner),
        new(ErrorCodes.Enablement409, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Alexa reports a conflict",
            "Alexa found the skill in a state that conflicts with linking. Start over with a new consent.",
            Party.User),
        new(ErrorCodes.Enablement429, 503, Retryable: true, Restart: true, UserMessages.M3,
            "Alexa takes no more requests for now",
            "Alexa throttled the call, and went on doing so for as long as the platform tried. Start over later with a new consent.",
            Party.Amazon),
        new(ErrorCodes.Enablement500, 503, Retryable: true, Restart: true, UserMessages.M2,
            "Alexa failed to link",
            "Alexa reported an unexpected error, or a problem with the partner's OAuth server, for as long as the platform tried. Look into the log of that server and start over with a new consent.",
            Party.Amazon),
        new(ErrorCodes.Enablement503, 503, Retryable: true, Restart: true, UserMessages.M3,
            "Alexa is momentarily unavailable",
            "Alexa could not be reached for as long as the platform tried. Start over later with a new consent.",
            Party.Amazon),
    ];
}
