using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Platform.Api.Auth;

namespace Platform.Api.Docs;

/// <summary>Asks for what documentation asks for where no endpoint can say it: the page's files are served by middleware.</summary>
internal sealed class PageGate(RequestDelegate next, IAuthorizationPolicyProvider policies, IPolicyEvaluator evaluator)
{
    /// <summary>Lets the request through, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var policy = await policies.GetPolicyAsync(Scopes.Management)
            ?? throw new InvalidOperationException("The policy of documentation is missing.");
        var result = await evaluator.AuthorizeAsync(policy, await evaluator.AuthenticateAsync(policy, http), http, http);
        if (result.Succeeded)
        {
            await next(http);
        }
        else if (result.Challenged)
        {
            await http.ChallengeAsync();
        }
        else
        {
            await http.ForbidAsync();
        }
    }
}
