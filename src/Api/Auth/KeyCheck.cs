using Platform.Api.Http;
using Platform.Grains;

namespace Platform.Api.Auth;

/// <summary>
/// Finds whose key a request presents as <c>Authorization: Bearer {API key}</c> (api.md 1), and notes it. It refuses nothing: a request
/// without a key that is right goes on without a holder, and why a key is not right is never told. Where a key is known here, nothing is
/// waited for.
/// </summary>
internal sealed class KeyCheck(
    RequestDelegate next,
    OperatorKey operatorKey,
    ApiKeyDirectory keys,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
{
    private const string Start = "Bearer ";

    /// <summary>Notes whose key it is, and runs the rest of the request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        var text = header.AsMemory(Start.Length).Trim();
        if (operatorKey.Matches(text.Span))
        {
            RequestNotes.Of(http).Holder = KeyHolder.Operator;
            return next(http);
        }

        if (!PresentedKey.TryParse(text, out var presented))
        {
            return next(http);
        }

        var found = keys.Find(presented, http.Connection.RemoteIpAddress);
        return found.IsCompletedSuccessfully ? Go(http, presented, found.Result) : Wait(http, presented, found);
    }

    private async Task Wait(HttpContext http, PresentedKey presented, ValueTask<(KnownKey? Key, TimeSpan? Wait)> found) =>
        await Go(http, presented, await found);

    private Task Go(HttpContext http, PresentedKey presented, (KnownKey? Key, TimeSpan? Wait) found)
    {
        var notes = RequestNotes.Of(http);
        notes.KeyWait = found.Wait;
        if (found.Key is { } key && key.IsRight(presented, clock))
        {
            keys.Used(key);
            notes.Holder = key.Holder;
        }

        return next(http);
    }
}
