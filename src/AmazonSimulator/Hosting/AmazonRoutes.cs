using Platform.AmazonSimulator.Consent;
using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Pages;
using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>Amazon's paths, and the page at the root that says what this is.</summary>
internal static class AmazonRoutes
{
    private static readonly string[] Page = ["GET", "POST"];
    private static readonly string[] Enablement = ["GET", "POST", "DELETE"];

    public static void MapAmazon(this WebApplication app)
    {
        app.MapGet("/", (HttpContext context, LandingEndpoint endpoint) => endpoint.Serve(context));
        app.MapMethods(ConsentPaths.AlexaApp, Page, (HttpContext context, ConsentEndpoint endpoint) =>
            endpoint.Serve(context, ConsentDoor.AlexaApp));
        app.MapMethods(ConsentPaths.LoginWithAmazon, Page, (HttpContext context, ConsentEndpoint endpoint) =>
            endpoint.Serve(context, ConsentDoor.LoginWithAmazon));
        app.Map("/auth/o2/token", (HttpContext context, TokenEndpoint endpoint) => endpoint.Serve(context));
        app.MapGet("/v1/alexaApiEndpoint", (HttpContext context, DiscoveryEndpoint endpoint) => endpoint.Serve(context));
        app.MapMethods(
            "/v1/users/~current/skills/{skillId}/enablement",
            Enablement,
            (HttpContext context, string skillId, EnablementEndpoint endpoint) => endpoint.Serve(context, skillId));
    }
}
