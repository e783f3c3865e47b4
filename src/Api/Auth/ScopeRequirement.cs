using Microsoft.AspNetCore.Authorization;

namespace Platform.Api.Auth;

/// <summary>Asks for a key with a scope. It answers for itself; a request without a key that is right has no scope.</summary>
internal sealed class ScopeRequirement(string scope) : IAuthorizationRequirement, IAuthorizationHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.User is KeyHolder holder && holder.Has(scope))
        {
            context.Succeed(this);
        }

        return Task.CompletedTask;
    }
}
