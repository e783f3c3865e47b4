namespace Platform.Amazon.Errors;

/// <summary>Errors of the token server and of reaching Amazon at all (protocol.md 3, 12).</summary>
internal static class ExchangeErrors
{
    public static IReadOnlyList<ErrorEntry> Rows { get; } =
    [
        new(ErrorCodes.ExchangeInvalidRequest, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the token request",
            "Amazon's token server found the request invalid: most often a code that was altered on its way. Hand the code over exactly as it came.",
            Party.Caller),
        new(ErrorCodes.ExchangeInvalidClient, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the skill's credentials",
            "Client id and secret do not fit. Register the Alexa client id and secret of the skill's app-to-app page, not those of your own OAuth server.",
            Party.Partner),
        new(ErrorCodes.ExchangeInvalidGrant, 422, Retryable: true, Restart: true, UserMessages.M1,
            "The code is no longer good",
            "Amazon's code was expired (5 minutes), already used, altered, or bound to another client or redirect URI. Start over with a new consent and hand the code over at once.",
            Party.User),
        new(ErrorCodes.ExchangeUnauthorizedClient, 502, Retryable: false, Restart: true, UserMessages.M1,
            "The client may not exchange codes",
            "Amazon does not allow this client to use the grant. Check the skill's app-to-app set-up at Amazon.",
            Party.Partner),
        new(ErrorCodes.ExchangeUnsupportedGrantType, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the grant type",
            "Amazon's token server did not take the grant type that the platform sent. Tell the operator.",
            Party.Operator),
        new(ErrorCodes.ExchangeServerError, 503, Retryable: true, Restart: true, UserMessages.M3,
            "Amazon's token server failed",
            "The token server failed or was busy. Where `restart` is false the code is unspent: repeat the same call. Where it is true the code may be spent: start over with a new consent.",
            Party.Amazon),
        new(ErrorCodes.ExchangeInterrupted, 422, Retryable: true, Restart: true, UserMessages.M3,
            "The exchange was interrupted",
            "The platform stopped while the code was on its way to Amazon, and the code may be spent. Start over with a new consent.",
            Party.User),
        new(ErrorCodes.ExchangeOther, 502, Retryable: false, Restart: true, UserMessages.M1,
            "Amazon refused the token request",
            "Amazon's token server sent an error that its documentation does not name. Start over with a new consent; if it comes again, tell the operator.",
            Party.Operator),
        new(ErrorCodes.AmazonUnreachable, 503, Retryable: true, Restart: true, UserMessages.M3,
            "Amazon did not answer",
            "There was no connection to Amazon, or it broke, or time ran out. Where `restart` is false nothing was spent: repeat the same call. Where it is true the code may be spent: start over with a new consent.",
            Party.Amazon),
        new(ErrorCodes.AmazonMalformed, 502, Retryable: true, Restart: true, UserMessages.M3,
            "Amazon's answer could not be read",
            "What came back was no answer in Amazon's protocol: cut off, too large, or of another form. Start over with a new consent.",
            Party.Amazon),
    ];
}
