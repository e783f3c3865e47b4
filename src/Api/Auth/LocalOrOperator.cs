using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Platform.Api.Settings;

namespace Platform.Api.Auth;

/// <summary>
/// Lets documentation be read from loopback, on the management listener, or with the operator's key (api.md 6). It answers for itself.
/// </summary>
internal sealed class LocalOrOperator(ApiSettings settings) : IAuthorizationRequirement, IAuthorizationHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if ((context.User is KeyHolder holder && holder.Has(Scopes.Operator))
            || (context.Resource is HttpContext http && (IsLocal(http) || settings.ManagementPorts.Contains(http.Connection.LocalPort))))
        {
            context.Succeed(this);
        }

        return Task.CompletedTask;
    }

    // A proxy beside us makes everybody look local: what was forwarded counts as local only where the proxy is known, and then its headers
    // have been taken and removed.
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
        && !http.Request.Headers.ContainsKey("Forwarded");
}
