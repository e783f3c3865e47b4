using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Platform.Grains.Telemetry;

/// <summary>The node's metrics as a page: its links, its HTTP server and its runtime. Collected when asked for, by one at a time.</summary>
public sealed class MetricsPage : IHostedService, IDisposable
{
    /// <summary>The media type of the page: Prometheus' text format 0.0.4.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    // A page that every scrape writes anew: of requests it tells the route, the method and how they ended.
    private static readonly string[] RequestTags = ["http.route", "http.request.method", "http.response.status_code"];
    private static readonly double[] RequestSeconds = [0.005, 0.025, 0.1, 0.5, 1, 5, 20];

    private const int PatienceMilliseconds = 5_000;

    private readonly Lock _gate = new();
    private readonly PrometheusText _text = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;

    /// <summary>Begins to count.</summary>
    public MetricsPage()
    {
        _reader = new BaseExportingMetricReader(_text) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Platform.*", "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration { TagKeys = RequestTags, Boundaries = RequestSeconds })
            .AddReader(_reader)
            .Build();
    }

    /// <summary>Collects and writes them.</summary>
    public string Collect()
    {
        lock (_gate)
        {
            _reader.Collect(PatienceMilliseconds);
            return _text.Text;
        }
    }

    /// <summary>Starts with the host, since only what happens from then on is counted.</summary>
    /// <param name="cancellationToken">Not needed.</param>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _text.Dispose();
    }
}
