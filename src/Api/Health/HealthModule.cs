using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;

namespace Platform.Api.Health;

/// <summary>Liveness and readiness, for orchestrators and load balancers (api.md 6).</summary>
internal sealed class HealthModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").NeedsNoKey().WithTags("Health");
        health.MapGet("/live", Live).Describe("live", "The process runs").Answers<HealthJson>(200);
        health.MapGet("/ready", Ready).Describe("ready", "The process can serve: store writable, keys loaded, engine joined, not draining")
            .Answers<HealthJson>(200).Fails(ErrorCodes.Overloaded);
    }

    private static IResult Live() => Answer.Json(new HealthJson("live"));

    private static async Task<IResult> Ready(Readiness readiness, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var faults = await readiness.Faults();
        return faults.Count == 0
            ? Answer.Json(new HealthJson("ready"))
            : Answer.Problem(new Problem(ErrorCodes.Overloaded, $"Not ready: {string.Join("; ", faults)}."));
    }
}
