using System.Text.RegularExpressions;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

/// <summary>The page that a scraper reads (api.md 6).</summary>
[Collection(ApiCollection.Name)]
public sealed partial class MetricsTests(ApiHost host)
{
    [Fact]
    public async Task The_page_is_Prometheus_text()
    {
        await host.Client(null).Get("/health/live");
        var lines = (await Page()).TrimEnd('\n').Split('\n');
        lines.ShouldAllBe(line => Help().IsMatch(line) || Type().IsMatch(line) || Sample().IsMatch(line));
        lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).ShouldBeUnique();
        lines.Where(line => Sample().IsMatch(line)).Select(line => line[..line.LastIndexOf(' ')]).ShouldBeUnique();
        foreach (var last in lines.Where(line => line.Contains("le=\"+Inf\"", StringComparison.Ordinal)))
        {
            var series = last[..last.LastIndexOf(' ')];
            var labels = series[(series.IndexOf('{', StringComparison.Ordinal) + 1)..series.IndexOf("le=", StringComparison.Ordinal)].TrimEnd(',');
            var name = series[..series.IndexOf("_bucket", StringComparison.Ordinal)];
            var count = lines.Single(line => line.StartsWith($"{name}_count{(labels.Length > 0 ? $"{{{labels}}}" : "")} ", StringComparison.Ordinal));
            count.Split(' ')[^1].ShouldBe(last.Split(' ')[^1]);
        }
    }

    [Fact]
    public async Task From_elsewhere_it_takes_the_operators_key()
    {
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, host.Url + "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "198.51.100.7");
        (await ApiClient.Send(forwarded)).ShouldBeProblem(401, "auth.invalid");
        using var keyed = new HttpRequestMessage(HttpMethod.Get, host.Url + "/metrics");
        keyed.Headers.Add("X-Forwarded-For", "198.51.100.7");
        keyed.Headers.Add("Authorization", $"Bearer {ApiHost.OperatorKey}");
        (await ApiClient.Send(keyed)).Status.ShouldBe(200);
    }

    [GeneratedRegex(@"\A# HELP [a-z_]\w* .*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Help();

    [GeneratedRegex(@"\A# TYPE [a-z_]\w* (counter|gauge|histogram)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Type();

    [GeneratedRegex(
        """\A[a-z_]\w*(\{[a-z_]\w*="([^"\\]|\\.)*"(,[a-z_]\w*="([^"\\]|\\.)*")*\})? -?[0-9][0-9.eE+-]*\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    private async Task<string> Page()
    {
        var answer = await host.Client(null).Get("/metrics");
        answer.Status.ShouldBe(200, answer.Body);
        answer.Headers["Content-Type"].ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        return answer.Body;
    }
}
