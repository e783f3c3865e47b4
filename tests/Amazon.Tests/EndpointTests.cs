using System.Text.Json;
using Platform.Amazon.Enabling;
using Platform.Amazon.Tests.Wire;

namespace Platform.Amazon.Tests;

/// <summary>Which hosts a user's calls go to, and that bearer tokens go to no other (checks.md 16).</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private HttpStub _server = null!;
    private AmazonUnderTest _amazon = null!;

    public async Task InitializeAsync()
    {
        _server = await HttpStub.Start();
        _amazon = AmazonUnderTest.At(_server.Url, null, "127.0.0.1:5091", "api.eu.amazonalexa.com", "127.0.0.1:80");
    }

    public async Task DisposeAsync()
    {
        await _amazon.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Check_16_the_user_s_hosts_are_asked_for_with_the_users_token()
    {
        Endpoints("127.0.0.1:5091");
        (await _amazon.Discover()).Value.Hosts.ShouldBe(["127.0.0.1:5091"]);

        var request = _server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("GET");
        request.Target.ShouldBe("/v1/alexaApiEndpoint");
        request.Headers["Authorization"].ShouldBe("Bearer Atza|canary-access+/=");
    }

    [Fact]
    public async Task Check_16_several_hosts_keep_amazons_order_and_are_distinct_and_foreign_ones_are_left_out()
    {
        Endpoints("evil.example", "api.eu.amazonalexa.com", "127.0.0.1:5091", "API.EU.AMAZONALEXA.COM", "http://127.0.0.1:5091/", _server.Authority);
        var found = (await _amazon.Discover()).Value;
        found.Hosts.ShouldBe(["api.eu.amazonalexa.com", "127.0.0.1:5091", _server.Authority]);
        found.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task Check_16_hosts_of_the_list_alone_are_all_there_are()
    {
        Endpoints("api.eu.amazonalexa.com", "127.0.0.1:5091", "API.EU.AMAZONALEXA.COM");
        (await _amazon.Discover()).Value.IsComplete.ShouldBeTrue();
    }

    [Theory]
    [InlineData("127.0.0.1:5091")]
    [InlineData("http://127.0.0.1:5091")]
    [InlineData("HTTP://127.0.0.1:5091/")]
    [InlineData("127.0.0.1:5091/")]
    public async Task Check_16_a_host_is_taken_bare_or_as_a_url(string endpoint)
    {
        Endpoints(endpoint);
        (await _amazon.Discover()).Value.Hosts.ShouldBe(["127.0.0.1:5091"]);
    }

    [Theory]
    [InlineData("127.0.0.1:80")]
    [InlineData("127.0.0.1")]
    [InlineData("http://127.0.0.1/")]
    public async Task The_default_port_is_no_part_of_a_host(string endpoint)
    {
        Endpoints(endpoint);
        (await _amazon.Discover()).Value.Hosts.ShouldBe(["127.0.0.1"]);
    }

    [Theory]
    [InlineData("""{"endpoints":[]}""")]
    [InlineData("""{"endpoints":null}""")]
    [InlineData("""{"endpoints":"127.0.0.1:5091"}""")]
    [InlineData("""{"endpoints":[null,1,{},["127.0.0.1:5091"]]}""")]
    [InlineData("""{"endpoints":["api.fe.amazon.com"]}""")]
    [InlineData("""{"endpoint":["127.0.0.1:5091"]}""")]
    [InlineData("""["127.0.0.1:5091"]""")]
    [InlineData("""{"endpoints":["127.0.0.1:5091"],"\ud800 no text":0}""")]
    [InlineData("{}")]
    public async Task Check_16_no_allowed_host_is_malformed_and_nothing_is_guessed(string body)
    {
        _server.Answer = HttpStub.Json(200, body);
        (await _amazon.Discover()).Failure!.Code.ShouldBe("amazon.malformed");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1:5092")]
    [InlineData("https://127.0.0.1:5091")]
    [InlineData("127.0.0.1:5091@evil.example")]
    [InlineData("evil.example/127.0.0.1:5091")]
    [InlineData("127.0.0.1:5091/path")]
    [InlineData("127.0.0.1:5091?x")]
    [InlineData("127.0.0.1:5091#x")]
    [InlineData("127.0.0.1:5091.")]
    [InlineData("api.eu.amazonalexa.com.")]
    [InlineData("api.eu.amazonalexa.com.evil.example")]
    [InlineData(" 127.0.0.1:5091")]
    [InlineData("127.0.0.1:5091\n")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:70627")]
    [InlineData("127.0.0.1\\evil.example")]
    [InlineData("ftp://127.0.0.1:5091")]
    [InlineData("")]
    public async Task A_bearer_token_never_leaves_for_a_host_that_is_not_allowed(string host)
    {
        Endpoints(host);
        (await _amazon.Discover()).Failure!.Code.ShouldBe("amazon.malformed");

        var expected = new AmazonFailure("amazon.malformed", null, null, Delivery.NotSent, null);
        var token = AmazonUnderTest.AccessToken;
        var none = CancellationToken.None;
        (await _amazon.Enablement.Enable(host, AmazonUnderTest.Skill, token, AmazonUnderTest.Enable, none)).Failure.ShouldBe(expected);
        (await _amazon.Enablement.Get(host, AmazonUnderTest.Skill, token, none)).Failure.ShouldBe(expected);
        (await _amazon.Enablement.Disable(host, AmazonUnderTest.Skill, token, none)).Failure.ShouldBe(expected);
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("api.amazonalexa.com", "api.amazonalexa.com")]
    [InlineData("https://API.amazonalexa.com:443/", "api.amazonalexa.com")]
    [InlineData("api.amazonalexa.com:8443", "api.amazonalexa.com:8443")]
    [InlineData("http://api.amazonalexa.com", null)]
    [InlineData("-api.amazonalexa.com", null)]
    [InlineData("api.amazonalexa.com-", null)]
    [InlineData("[::1]", null)]
    [InlineData("äpi.amazonalexa.com", null)]
    [InlineData(null, null)]
    public void Hosts_have_one_spelling(string? value, string? expected)
    {
        ApiHosts.TryNormalise(value, "https", out var host).ShouldBe(expected is not null);
        host.ShouldBe(expected);
    }

    private void Endpoints(params string[] hosts) =>
        _server.Answer = HttpStub.Json(200, JsonSerializer.Serialize(new { endpoints = hosts }));
}
