using Platform.Api.Http;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class ProblemTests(ApiHost host)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/nowhere")]
    [InlineData("/v1/skills")]
    [InlineData("/oauth/jwks")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/index.html")]
    public async Task Every_response_carries_a_trace_id(string path) =>
        (await host.Client(null).Get(path)).Headers["X-Trace-Id"].ShouldMatch(@"\A[0-9a-f]{32}\z");

    [Fact]
    public async Task The_trace_id_is_the_callers_where_it_sent_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{host.Url}/nowhere");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var answer = await ApiClient.Send(request);
        answer.ShouldBeProblem(404, "route.unknown");
        answer.Text("traceId").ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task What_carries_state_is_never_stored()
    {
        (await host.Client(null).Get("/v1/skills")).Headers["Cache-Control"].ShouldBe("no-store");
        (await host.Client(null).Get("/v1/nowhere")).Headers["Cache-Control"].ShouldBe("no-store");
        (await host.Client(ApiHost.OperatorKey).Get("/v1/partners")).Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_its_section()
    {
        var problem = await host.Client(null).Get("/nowhere");
        var type = problem.Text("type");
        type.ShouldBe($"{host.Url}/docs/errors#route.unknown");
        var page = await host.Client(null).Get("/docs/errors");
        page.Status.ShouldBe(200);
        page.Body.ShouldContain("id=\"route.unknown\"");
        foreach (var row in Amazon.ErrorCatalogue.All)
        {
            page.Body.ShouldContain($"id=\"{row.Anchor}\"");
        }
    }

    [Fact]
    public async Task Health_is_told_to_everybody()
    {
        (await host.Client(null).Get("/health/live")).Text("status").ShouldBe("live");
        (await host.Client(null).Get("/health/ready")).Text("status").ShouldBe("ready");
    }

    [Theory]
    [InlineData("/health/live", 200, "application/json; charset=utf-8")]
    [InlineData("/nowhere", 404, "application/problem+json")]
    public async Task An_answer_says_what_it_is_and_how_long(string path, int status, string mediaType)
    {
        var (actual, text) = await RawHttp.Send(host.Url, "GET", path, "none");
        actual.ShouldBe(status);
        var parts = text.Split("\r\n\r\n", 2);
        var fields = parts[0].Split("\r\n");
        fields.ShouldContain($"Content-Type: {mediaType}");
        fields.ShouldContain($"Content-Length: {parts[1].Length}");
        parts[0].ShouldNotContain("chunked");
    }

    [Theory]
    [InlineData(0.2, "1")]
    [InlineData(2, "2")]
    [InlineData(2.1, "3")]
    public void Retry_After_is_in_whole_seconds(double seconds, string expected) => ProblemWriter.Seconds(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);
}
