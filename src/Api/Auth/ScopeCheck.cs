using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Api.Settings;

namespace Platform.Api.Auth;

/// <summary>
/// Lets a request through to its endpoint, or answers why not: what <see cref="KeyCheck"/> noted is held against what the endpoint needs.
/// It stands behind the rate limit, which counts what is refused here too, and before anything reads a body.
/// </summary>
/// <param name="next">The rest of the request.</param>
/// <param name="unmapped">What is needed where no endpoint is mapped: an unknown path, a wrong method, a page that a layer serves.</param>
/// <param name="settings">The settings.</param>
/// <param name="problems">Writes the refusal.</param>
internal sealed class ScopeCheck(RequestDelegate next, Needs unmapped, ApiSettings settings, ProblemWriter problems)
{
    /// <summary>Runs the rest of the request, or refuses it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not say what it needs.</exception>
    public Task InvokeAsync(HttpContext http)
    {
        var needs = http.GetEndpoint() is RouteEndpoint mapped ? Of(mapped) : unmapped;
        var notes = RequestNotes.Of(http);
        var isLocal = needs.Scope == Scopes.Management && IsLocal(http);
        return needs.Refusal(notes.Holder, notes.KeyWait, isLocal) is { } refusal ? Refuse(http, refusal) : next(http);
    }

    // Whatever is mapped is shut until it says for whom it is open. That it does not say so is a defect of ours: 500, and the log tells
    // where. A 401 would have the caller look for a better key, which there is not.
    private static Needs Of(RouteEndpoint mapped) => mapped.Metadata.GetMetadata<Needs>()
        ?? throw new InvalidOperationException($"The endpoint {mapped.RoutePattern.RawText} does not say what it needs.");

    private Task Refuse(HttpContext http, Problem refusal)
    {
        if (refusal.Code == ErrorCodes.AuthInvalid)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return problems.Write(http, refusal);
    }

    // A proxy beside us makes everybody look local: what was forwarded counts as local only where the proxy is known, and then its headers
    // have been taken and removed.
    private bool IsLocal(HttpContext http) =>
        settings.ManagementPorts.Contains(http.Connection.LocalPort)
        || (http.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
            && !http.Request.Headers.ContainsKey("Forwarded"));
}
