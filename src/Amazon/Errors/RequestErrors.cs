namespace Platform.Amazon.Errors;

/// <summary>The platform's own errors about requests, keys and its own condition (api.md 1, 7).</summary>
internal static class RequestErrors
{
    public static IReadOnlyList<ErrorEntry> Rows { get; } =
    [
        new(ErrorCodes.RequestInvalid, 400, Retryable: false, Restart: false, null,
            "The request is not valid", "Something in the request does not have the form that the API asks for; `detail` says what.", Party.Caller),
        new(ErrorCodes.RequestMethod, 405, Retryable: false, Restart: false, null,
            "The method is not allowed here", "The path exists, but not with this method; `Allow` says which it has.", Party.Caller),
        new(ErrorCodes.RequestTooLarge, 413, Retryable: false, Restart: false, null,
            "The body is too large", "A request body may have 64 KiB.", Party.Caller),
        new(ErrorCodes.RequestMediaType, 415, Retryable: false, Restart: false, null,
            "The media type is not supported", "Send JSON as `application/json`.", Party.Caller),
        new(ErrorCodes.RouteUnknown, 404, Retryable: false, Restart: false, null,
            "No such path", "The API has nothing at this path.", Party.Caller),
        new(ErrorCodes.AuthInvalid, 401, Retryable: false, Restart: false, null,
            "The API key is missing or wrong", "Send `Authorization: Bearer` with a key that is neither deleted nor expired.", Party.Caller),
        new(ErrorCodes.AuthScope, 403, Retryable: false, Restart: false, null,
            "The API key lacks the scope", "This call needs a key with another scope.", Party.Caller),
        new(ErrorCodes.RateLimited, 429, Retryable: true, Restart: false, null,
            "Too many requests", "The key's budget is used up. Repeat the call after `Retry-After`.", Party.Caller),
        new(ErrorCodes.IdempotencyReused, 422, Retryable: false, Restart: false, null,
            "The idempotency key was used before", "The key was sent before with another request. Take a new key for each new request.", Party.Caller),
        new(ErrorCodes.IdempotencyInProgress, 409, Retryable: true, Restart: false, null,
            "The first request still runs", "The first request with this idempotency key has not ended. Repeat the call after a moment.", Party.Caller),
        new(ErrorCodes.IdempotencySecretShown, 409, Retryable: false, Restart: false, null,
            "The API key was shown once", "The first request made the API key named by `keyId` and showed it. If it is lost, delete it and make another.", Party.Caller),
        new(ErrorCodes.StorageUnavailable, 503, Retryable: true, Restart: false, UserMessages.M3,
            "The store cannot be written", "Nothing was spent and nothing changed. Repeat the same call after `Retry-After`.", Party.Operator),
        new(ErrorCodes.Overloaded, 503, Retryable: true, Restart: false, UserMessages.M3,
            "The platform is overloaded", "The call was turned away before any work was done. Repeat it after `Retry-After`.", Party.Operator),
        new(ErrorCodes.PlatformBusy, 503, Retryable: true, Restart: false, UserMessages.M3,
            "The platform is busy", "The call waited too long, and it may not have been taken. Repeat the same call after `Retry-After`: what was taken is not done twice.", Party.Operator),
        new(ErrorCodes.Internal, 500, Retryable: true, Restart: false, UserMessages.M3,
            "A defect of the platform", "Something went wrong that should not. Repeat the same call; if it comes again, give the operator the trace id.", Party.Operator),
    ];
}
