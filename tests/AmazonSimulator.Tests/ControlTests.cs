using System.Net;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>The control API itself.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Three_users_are_there_at_the_start() =>
        (await _bench.Control.Users()).Select(user => (user.Name, user.Region))
            .ShouldBe([("user-na", Region.NA), ("user-eu", Region.EU), ("user-fe", Region.FE)]);

    [Fact]
    public async Task A_client_is_taken_in_the_words_of_the_wire_and_listed_with_its_id()
    {
        const string json = """
            {"clientSecret":"s","skillId":"k","redirectUris":["https://a.example/cb"],"stages":["development","live"],
             "tokenUrl":"https://a.example/token","authClientId":"alexa","authClientSecret":"x","authScheme":"body"}
            """;
        (await _bench.Api(HttpMethod.Put, "/_control/clients/wire", null, json)).Status.ShouldBe(200);
        var client = (await _bench.Control.Clients()).Single(client => client.ClientId == "wire");
        (client.SkillId, client.AuthScheme, client.AuthClientId).ShouldBe(("k", AuthScheme.Body, "alexa"));
    }

    [Theory]
    [InlineData("/_control/clients/x", """{"skillId":"k","redirectUris":[]}""")]
    [InlineData("/_control/clients/x", """{"clientSecret":"s","skillId":"k","redirectUris":["cb"]}""")]
    [InlineData("/_control/clients/x", """{"clientSecret":"s","skillId":"k","redirectUris":["https://a.example/#f"]}""")]
    [InlineData("/_control/clients/x", """{"clientSecret":"s","skillId":"k","redirectUris":[],"stages":["beta"]}""")]
    [InlineData("/_control/clients/x", """{"clientSecret":"s","skillId":"k","redirectUris":[],"authScheme":"digest"}""")]
    [InlineData("/_control/users/x", """{"region":"MARS"}""")]
    [InlineData("/_control/users/x", """{"region":"NA","age":7}""")]
    [InlineData("/_control/users/x", "{")]
    [InlineData("/_control/rotation", """{"mode":"random"}""")]
    public async Task What_makes_no_sense_is_refused_in_words(string path, string json)
    {
        var (status, body) = await _bench.Api(HttpMethod.Put, path, null, json);
        status.ShouldBe(400);
        body!["error"]!.GetValue<string>().ShouldBe("invalid");
        body["message"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Approve_and_deny_speak_the_words_of_the_wire()
    {
        var (status, body) = await _bench.Api(HttpMethod.Post, "/_control/approve", null, $$"""{"url":"{{_bench.AlexaUrl()}}","user":"user-na"}""");
        status.ShouldBe(200);
        body!["redirect"]!.GetValue<string>().ShouldContain("code=");
        (status, body) = await _bench.Api(HttpMethod.Post, "/_control/approve", null, $$"""{"url":"{{_bench.Amazon.AuthorizeUrl}}?client_id=x","user":"user-na"}""");
        status.ShouldBe(400);
        body!["error"]!.GetValue<string>().ShouldBe("unauthorized_client");
    }

    [Fact]
    public async Task Calls_are_listed_filtered_and_forgotten()
    {
        var (access, _) = await _bench.Pair("user-eu");
        await _bench.Enable(access);
        var calls = await _bench.Control.Calls();
        calls.Select(call => (call.Endpoint, call.Region, call.User, call.Status)).ShouldBe(
            [(CallEndpoints.TokenExchange, Region.NA, "user-eu", 200), (CallEndpoints.EnablementPost, Region.NA, "user-eu", 403)]);
        calls[0].Body!.ShouldStartWith("grant_type=authorization_code&code=");
        calls[1].AuthorizationScheme.ShouldBe("Bearer");
        calls[1].SkillId.ShouldBe(Bench.Skill);
        calls[1].Body.ShouldBe(Bench.EnablementJson());
        (await _bench.Control.Calls(CallEndpoints.EnablementPost)).Count.ShouldBe(1);
        (await _bench.Control.Calls(user: "user-na")).ShouldBeEmpty();
        await _bench.Control.ClearCalls();
        (await _bench.Control.Calls()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Waiting_ends_with_the_call_or_with_the_time()
    {
        var waiting = _bench.Control.WaitForCalls(CallEndpoints.TokenExchange, count: 2, phase: CallPhase.Answered);
        await _bench.Pair();
        waiting.IsCompleted.ShouldBeFalse();
        await _bench.Pair();
        (await waiting).Count.ShouldBe(2);
        await Should.ThrowAsync<TimeoutException>(_bench.Control.WaitForCalls(CallEndpoints.TokenExchange, count: 3, timeoutSeconds: 0));
    }

    [Fact]
    public async Task A_call_is_under_way_until_its_effect_has_happened()
    {
        await _bench.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, DelayBeforeMs = 500 });
        var pair = _bench.Pair();
        await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange);
        (await _bench.Control.Health()).UnderWay.ShouldBe(1);
        await pair;
        (await _bench.Control.Health()).UnderWay.ShouldBe(0);
    }

    [Fact]
    public async Task A_region_names_its_host()
    {
        var health = await _bench.Control.Health();
        health.Hosts[Region.EU].ShouldBe(_bench.Amazon.ApiHosts[1]);
        health.Hosts.Values.ShouldBe(_bench.Amazon.ApiHosts);
    }

    [Fact]
    public async Task Disabling_what_is_not_enabled_is_a_404() =>
        (await Should.ThrowAsync<HttpRequestException>(_bench.Control.Disable("user-na", Bench.Skill))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("http://127.0.0.1:1;http://127.0.0.1:2")]
    [InlineData("https://127.0.0.1:1;http://127.0.0.1:2;http://127.0.0.1:3")]
    [InlineData("http://amazon.example:1;http://127.0.0.1:2;http://127.0.0.1:3")]
    public async Task Addresses_that_are_not_three_plain_ones_are_refused_in_words(string urls) =>
        (await Should.ThrowAsync<ArgumentException>(() => SimulatorHost.Start(settings => settings.Urls = urls))).Message.ShouldContain("--urls");
}
