using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

public sealed class WholeLinkTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("user-na", 0)]
    [InlineData("user-eu", 1)]
    [InlineData("user-fe", 2)]
    public async Task A_link_is_made_seen_and_ended_in_the_users_region(string user, int region)
    {
        string[] urls = [_bench.Amazon.NaUrl, _bench.Amazon.EuUrl, _bench.Amazon.FeUrl];
        var answer = await _bench.Control.Approve(_bench.AlexaUrl(), user);
        answer.Redirect.ShouldNotBeNull().ShouldStartWith(Bench.RedirectUri + "&code=");
        answer.Parameter("state").ShouldBe(Bench.State);
        answer.Parameter("scope").ShouldBe("alexa::skills:account_linking");

        var (status, pair) = await _bench.Token(Bench.Exchange(answer.Parameter("code")!));
        status.ShouldBe(200);
        var token = pair!["access_token"]!.GetValue<string>();

        var (_, discovered) = await _bench.Api(HttpMethod.Get, "/v1/alexaApiEndpoint", $"Bearer {token}");
        discovered!.ToJsonString().ShouldBe($$"""{"endpoints":["{{_bench.Amazon.ApiHosts[region]}}"]}""");

        var (enabled, body) = await _bench.Enable(token, baseUrl: urls[region]);
        enabled.ShouldBe(201);
        body!["status"]!.GetValue<string>().ShouldBe("ENABLED");
        body["accountLink"]!["status"]!.GetValue<string>().ShouldBe("LINKED");
        body["user"]!["id"]!.GetValue<string>().ShouldStartWith("amzn1.ask.account.");
        (await _bench.Control.Enablements()).ShouldHaveSingleItem().PartnerAccessToken.ShouldBe("partner-access-1");

        var path = $"/v1/users/~current/skills/{Bench.Skill}/enablement";
        (await _bench.Api(HttpMethod.Get, path, $"Bearer {token}", baseUrl: urls[region])).Status.ShouldBe(200);
        (await _bench.Api(HttpMethod.Delete, path, $"Bearer {token}", baseUrl: urls[region])).Status.ShouldBe(204);
        (await _bench.Control.Enablements()).ShouldBeEmpty();
        (await _bench.Api(HttpMethod.Get, path, $"Bearer {token}", baseUrl: urls[region])).Status.ShouldBe(401);

        var calls = await _bench.Control.Calls();
        calls.Select(call => (call.Endpoint, call.Status)).ShouldBe(
        [
            (CallEndpoints.TokenExchange, 200),
            (CallEndpoints.Endpoint, 200),
            (CallEndpoints.EnablementPost, 201),
            (CallEndpoints.PartnerToken, 200),
            (CallEndpoints.EnablementGet, 200),
            (CallEndpoints.EnablementDelete, 204),
            (CallEndpoints.EnablementGet, 401),
        ]);
        calls.ShouldAllBe(call => call.User == user && call.ClientId == Bench.ClientId);
    }
}
