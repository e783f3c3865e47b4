using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>Amazon's paths.</summary>
internal static class AmazonRoutes
{
    public static void MapAmazon(this WebApplication app)
    {
        app.Map("/auth/o2/token", (HttpContext context, TokenEndpoint endpoint) => endpoint.Serve(context));
        app.MapGet("/v1/alexaApiEndpoint", (HttpContext context, DiscoveryEndpoint endpoint) => endpoint.Serve(context));
        app.MapMethods(
            "/v1/users/~current/skills/{skillId}/enablement",
            ["GET", "POST", "DELETE"],
            (HttpContext context, string skillId, EnablementEndpoint endpoint) => endpoint.Serve(context, skillId));
    }
}
