using Carter;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Grains.Telemetry;

namespace Platform.Api.Metrics;

/// <summary>Metrics for a scraper (api.md 6): from loopback, on the management listener, or with the operator's key.</summary>
internal sealed class MetricsModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app) => app
        .MapGet("/metrics", (MetricsPage page) => Results.Text(page.Collect(), MetricsPage.MediaType))
        .NeedsScope(Scopes.Management)
        .WithTags("Health")
        .Describe("metrics", "The node's metrics, in Prometheus' text format")
        .Answers<string>(200, "The metrics", "text/plain");
}
