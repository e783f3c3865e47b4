using Platform.Amazon;
using Platform.Api.Http;
using Platform.Engine;
using Platform.Grains;

namespace Platform.Api.Limits;

/// <summary>
/// A token bucket for each API key (api.md 1). It stands behind the check of keys, which names the bucket, and before a body is read.
/// Where the engine has windows that all nodes share they count; where it has none, or they do not answer, this process counts alone.
/// </summary>
internal sealed class RateLimiting(
    RequestDelegate next,
    RateLimit limit,
    ProblemWriter problems,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock,
    IRateWindows? shared = null)
{
    private readonly MemoryRateWindows _own = new(clock);

    /// <summary>Counts the request, and runs the rest of it where the bucket had a token.</summary>
    public Task InvokeAsync(HttpContext http) => RequestNotes.Of(http).Holder?.Bucket switch
    {
        null => next(http),
        var bucket when shared is null => Go(http, _own.Take(bucket, 1, limit)),
        var bucket => AskAll(http, bucket, shared),
    };

    private async Task AskAll(HttpContext http, string bucket, IRateWindows windows) =>
        await Go(http, await windows.Take(bucket, 1, limit) ?? _own.Take(bucket, 1, limit));

    private Task Go(HttpContext http, RateWindow window)
    {
        RequestNotes.Of(http).RateLimit = RateFields.CurrentOf(window);
        return window.Taken ? next(http) : problems.Write(http, new Problem(ErrorCodes.RateLimited) { RetryAfter = window.Next });
    }
}
