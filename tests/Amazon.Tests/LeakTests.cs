using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Amazon.Tests.Wire;

namespace Platform.Amazon.Tests;

/// <summary>No token, code or secret in anything but the request itself (checks.md 28).</summary>
public sealed class LeakTests
{
    private const string Pair = """{"access_token":"Atza|canary-new","refresh_token":"Atzr|canary-new"}""";

    [Fact]
    public async Task Check_28_logs_spans_metrics_and_results_hold_no_canary()
    {
        var seen = new ConcurrentQueue<string>();
        using var spans = Spans(seen);
        using var meters = Meters(seen);
        var logged = new List<string>();

        foreach (var answer in new[] { HttpStub.Json(200, Pair), HttpStub.Json(400, """{"error":"canary-x","message":"canary-x"}"""), HttpStub.Status(500) })
        {
            await using var server = await HttpStub.Start(answer);
            logged.AddRange(await CallAll(server.Url, seen));
        }

        await using var cut = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            connection.Reset();
        });
        logged.AddRange(await CallAll(cut.Url, seen));

        logged.ShouldContain(line => line.Contains("No answer", StringComparison.Ordinal));
        logged.ShouldAllBe(line => !line.Contains("System.Net.Http", StringComparison.Ordinal));
        seen.ShouldNotBeEmpty();
        logged.Concat(seen).ShouldAllBe(line => !line.Contains("canary", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Our_trace_ids_are_not_sent_to_amazon()
    {
        await using var server = await HttpStub.Start(HttpStub.Json(200, Pair));
        await using var amazon = AmazonUnderTest.At(server.Url);
        using var activity = new Activity("test").Start();
        await amazon.Exchange();
        server.Requests.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(name => name.StartsWith("trace", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Check_28_requests_and_results_print_without_their_secrets()
    {
        string?[] prints =
        [
            AmazonUnderTest.Code.ToString(), AmazonUnderTest.RefreshToken.ToString(), AmazonUnderTest.Enable.ToString(), AmazonUnderTest.Client.ToString(),
            new TokenPair(AmazonUnderTest.AccessToken, AmazonUnderTest.AccessToken, TimeSpan.Zero).ToString(),
            AmazonResult.Success(new TokenPair(AmazonUnderTest.AccessToken, null, TimeSpan.Zero)).ToString(),
            System.Text.Json.JsonSerializer.Serialize(AmazonUnderTest.Code),
        ];
        prints.ShouldAllBe(print => !print!.Contains("canary", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> CallAll(string url, ConcurrentQueue<string> seen)
    {
        await using var amazon = AmazonUnderTest.At(url);
        seen.Enqueue((await amazon.Exchange()).ToString());
        seen.Enqueue((await amazon.Tokens.Refresh(AmazonUnderTest.RefreshToken, CancellationToken.None)).ToString());
        seen.Enqueue((await amazon.Post()).ToString());
        seen.Enqueue((await amazon.Get()).ToString());
        seen.Enqueue((await amazon.Delete()).ToString());
        seen.Enqueue((await amazon.Discover()).ToString());
        return [.. amazon.Log.Events.Select(one => one.Everything), .. amazon.Log.Scopes];
    }

    private static ActivityListener Spans(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Meters(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name.StartsWith("System.Net", StringComparison.Ordinal))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}
