using Platform.Engine;
using Platform.Vault;

namespace Platform.Silo;

/// <summary>Liveness and readiness, for orchestrators: all that a silo says over HTTP.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(HealthLook engine, IKeyRing keys, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var health = await engine.Look();
        return health.Ready && keys.IsLoaded
            ? Results.Json(new { status = "ready" })
            : Results.Json(
                new
                {
                    status = "notReady",
                    storeWritable = health.StoreWritable,
                    joined = health.Joined,
                    keysLoaded = keys.IsLoaded,
                    draining = health.Draining,
                },
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
