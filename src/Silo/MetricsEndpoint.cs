using System.Net;
using Platform.Grains.Telemetry;

namespace Platform.Silo;

/// <summary>A silo's metrics, for a scraper on the same machine or in the same pod: a silo knows no keys, so it tells nobody else.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps <c>/metrics</c>.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapGet("/metrics", (MetricsPage page, HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? Results.Text(page.Collect(), MetricsPage.MediaType)
            : Results.NotFound());
}
