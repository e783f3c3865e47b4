using System.Diagnostics;
using System.Globalization;
using Platform.Amazon;
using Platform.Amazon.Http;
using Platform.Amazon.Tests.Wire;

namespace Platform.Grains.Tests.Outbound;

public sealed class SenderTests : IAsyncLifetime
{
    private readonly SenderBench _bench = SenderBench.In("Development");
    private HttpStub _server = null!;

    public async Task InitializeAsync() => _server = await HttpStub.Start();

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_a_POST_of_JSON_with_the_three_headers_of_Standard_Webhooks_and_no_others_of_ours()
    {
        using var activity = new Activity("trace").Start();
        await _bench.Send(_server.Url + "/hooks?x=1", """{"a":1}""");

        var seen = _server.Requests.ShouldHaveSingleItem();
        (seen.Method, seen.Target, seen.Protocol, seen.Body).ShouldBe(("POST", "/hooks?x=1", "HTTP/1.1", """{"a":1}"""));
        seen.Headers.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["Accept", "Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp"]);
        seen.Headers["Content-Type"].ShouldBe("application/json");
        var age = DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(seen.Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
        age.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        seen.Headers["webhook-signature"].ShouldStartWith("v1,");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Check_43_Redirects_are_not_followed(int status)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        (await _bench.Send(_server.Url + "/hooks")).Status.ShouldBe(status);
        _server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/hooks");
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        _server.Answer = context =>
        {
            context.Response.Headers.SetCookie = "a=b";
            return Task.CompletedTask;
        };
        await _bench.Send(_server.Url);
        await _bench.Send(_server.Url);
        _server.Requests.ShouldAllBe(seen => !seen.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task An_answer_is_read_up_to_its_cap()
    {
        _server.Answer = HttpStub.Json(200, new string(' ', Transport.LargestBody));
        (await _bench.Send(_server.Url)).Body.ShouldBe(BodyState.Whole);
        _server.Answer = HttpStub.Json(200, new string(' ', Transport.LargestBody + 1));
        (await _bench.Send(_server.Url)).Body.ShouldBe(BodyState.TooLarge);
    }

    [Fact]
    public async Task One_deadline_is_for_all_of_it()
    {
        _server.Answer = async context =>
        {
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        (await _bench.Send(_server.Url, timeout: TimeSpan.FromMilliseconds(200))).Body.ShouldBe(BodyState.Broken);
        _server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var reply = await _bench.Send(_server.Url, timeout: TimeSpan.FromMilliseconds(200));
        (reply.Status, reply.Delivery).ShouldBe((null, Delivery.Unknown));
    }

    [Fact]
    public async Task Check_28_Nothing_of_a_message_is_logged()
    {
        _server.Answer = HttpStub.Status(500);
        await _bench.Send(_server.Url + "/secret-path", """{"canary":1}""");
        await _bench.Send("http://127.0.0.1:1/secret-path", """{"canary":1}""");
        _bench.Log.Lines.ShouldAllBe(line => !line.Contains("canary") && !line.Contains("whsec") && !line.Contains("secret-path"));
    }
}
