using Microsoft.AspNetCore.Authorization;
using Platform.Api.Limits;

namespace Platform.Api.Auth;

/// <summary>Puts authentication by API key into the program: one scheme, a policy for each scope.</summary>
internal static class AuthServices
{
    /// <summary>Adds the scheme and the policies.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services)
    {
        services
            .AddSingleton<OperatorKey>()
            .AddSingleton<LookupLimit>()
            .AddSingleton<ApiKeyDirectory>()
            .AddSingleton<IAuthorizationHandler, LocalOrOperator>();

        // The core alone: the rest brings data protection, whose keys would be written somewhere in clear and which nothing here uses.
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.SchemeName;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in new[] { Scopes.Links, Scopes.Skills, Scopes.Operator })
        {
            policies.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(Caller.ScopeClaim, scope));
        }

        policies.AddPolicy(Scopes.Management, policy => policy.AddRequirements(new LocalOrOperatorRequirement()));
        return services;
    }
}
