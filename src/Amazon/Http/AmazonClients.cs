using Microsoft.Extensions.DependencyInjection;

namespace Platform.Amazon.Http;

/// <summary>The two HTTP clients of Amazon.</summary>
internal static class AmazonClients
{
    public const string Token = "Amazon.Token";
    public const string Api = "Amazon.Api";

    public static void AddAmazonClients(this IServiceCollection services)
    {
        services.AddOneAttemptClient(Token);
        services.AddOneAttemptClient(Api);
    }
}
