using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Platform.Api.Limits;
using Platform.Api.Settings;

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
            .AddSingleton<ApiKeyDirectory>();

        // The core alone: the rest brings data protection, whose keys would be written somewhere in clear and which nothing here uses.
        services.AddTransient<ApiKeyHandler>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.SchemeName;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });

        // None of these keeps anything of a request: the framework would make them anew for each.
        services
            .AddSingleton<IPolicyEvaluator, PolicyEvaluator>()
            .AddSingleton<IAuthorizationService, DefaultAuthorizationService>()
            .AddSingleton<IAuthorizationHandlerProvider, DefaultAuthorizationHandlerProvider>()
            .AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<ApiSettings>((options, settings) =>
        {
            foreach (var scope in new[] { Scopes.Links, Scopes.Skills, Scopes.Operator })
            {
                options.AddPolicy(scope, policy => policy.AddRequirements(new ScopeRequirement(scope)));
            }

            options.AddPolicy(Scopes.Management, policy => policy.AddRequirements(new LocalOrOperator(settings)));
        });
        return services;
    }
}
