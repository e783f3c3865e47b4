using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.Bench.Tests.Hosting;

namespace Platform.Bench.Tests;

/// <summary>The rival keeps the platform's contract, or it would be no rival.</summary>
public sealed class RivalTests(RivalWorld world) : IClassFixture<RivalWorld>
{
    [Fact]
    public async Task A_user_links_is_verified_and_unlinks()
    {
        Text((await world.Link("whole")).Body, "status").ShouldBe("notLinked");
        var (state, code) = await world.Consent("whole", "amazon-whole");
        Text((await world.Link("whole")).Body, "status").ShouldBe("consentPending");

        var (status, link) = await world.Callback("whole", state, code);
        status.ShouldBe(200, link.ToJsonString());
        (Text(link, "status"), Text(link, "action"), Text(link, "source"), Text(link, "stage")).ShouldBe(("linked", "unlink", "amazon", "live"));
        Text((await world.Link("whole", verify: true)).Body, "status").ShouldBe("linked");

        // Alexa holds the pair of the rival's own authorization server, and can refresh it.
        var before = (await world.Amazon.Control.Enablements()).Single(enabled => enabled.User == "amazon-whole");
        (await world.Amazon.Control.RefreshPartnerPair("amazon-whole", RivalWorld.Skill)).PartnerRefreshToken.ShouldNotBe(before.PartnerRefreshToken);

        (status, link) = await world.Link("whole", HttpMethod.Delete);
        (status, Text(link, "status"), Text(link, "action")).ShouldBe((200, "unlinked", "link"));
        (await world.Amazon.Control.Enablements()).ShouldNotContain(enabled => enabled.User == "amazon-whole");
    }

    [Fact]
    public async Task A_doubled_callback_exchanges_once_and_tells_the_same_twice()
    {
        var (state, code) = await world.Consent("doubled", "amazon-doubled");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Callback("doubled", state, code)));
        answers.ShouldAllBe(answer => answer.Status == 200 && Text(answer.Body, "status") == "linked");
        (await world.Callback("doubled", state, code)).Status.ShouldBe(200);
        var exchanges = await world.Amazon.Control.Calls(CallEndpoints.TokenExchange, "amazon-doubled");
        exchanges.ShouldHaveSingleItem();
        var (status, problem) = await world.Callback("doubled", state, "ANother");
        (status, Text(problem, "code")).ShouldBe((422, "state.used"));
    }

    [Fact]
    public async Task A_state_serves_its_own_user_alone_and_stays_theirs()
    {
        var (state, code) = await world.Consent("owner", "amazon-owner");
        var (status, problem) = await world.Callback("thief", state, code);
        (status, Text(problem, "code")).ShouldBe((422, "state.user"));
        Text((await world.Callback("owner", "A" + state[1..] + "A", code)).Body, "code").ShouldBe("state.unknown");
        (await world.Callback("owner", state, code)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_user_who_refuses_is_told_nothing()
    {
        var (_, consent) = await world.Call(HttpMethod.Post, $"/v1/skills/{RivalWorld.Skill}/users/refuser/consent");
        var (status, link) = await world.Call(
            HttpMethod.Post, "/v1/callback", new { userId = "refuser", state = Text(consent, "state"), error = "access_denied" });
        (status, Text(link, "reason"), link["userMessage"]).ShouldBe((200, "redirect.access_denied", null));
    }

    [Fact]
    public async Task Any_user_id_is_a_user_of_its_own()
    {
        var (status, link) = await world.Link("a%2Fb%20%C3%A9%25");
        (status, Text(link, "userId")).ShouldBe((200, "a/b \u00e9%"));
        (await world.Link("%FF")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Two_hundred_who_verify_an_expired_link_at_two_rivals_cause_one_refresh()
    {
        await world.Seed("hot", 3);
        var (rival, http) = await world.Another(refreshes: false);
        await using var another = rival;
        using var client = http;
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => world.Link("hot-1", verify: true, http: n % 2 == 0 ? null : http)));
        answers.ShouldAllBe(answer => answer.Status == 200 && Text(answer.Body, "status") == "linked");
        (await world.Amazon.Control.Calls(CallEndpoints.TokenRefresh, "hot-1")).ShouldHaveSingleItem();
        Text((await world.Link("hot-1", HttpMethod.Delete)).Body, "status").ShouldBe("unlinked");
        Text((await world.Link("hot-1", verify: true)).Body, "status").ShouldBe("unlinked");
    }

    [Fact]
    public async Task Tokens_that_expire_are_refreshed_once_each_by_two_workers()
    {
        await world.Seed("storm", 500);
        var (first, firstHttp) = await world.Another(refreshes: true);
        var (second, secondHttp) = await world.Another(refreshes: true);
        await using (first)
        await using (second)
        using (firstHttp)
        using (secondHttp)
        {
            await world.Amazon.Control.WaitForCalls(CallEndpoints.TokenRefresh, 500, CallPhase.Answered);
            (await world.Link("storm-7", verify: true)).Status.ShouldBe(200);
        }

        var refreshed = await world.Amazon.Control.Calls(CallEndpoints.TokenRefresh);
        refreshed.Where(call => call.User!.StartsWith("storm-", StringComparison.Ordinal)).Select(call => call.User).ShouldBeUnique();
    }

    [Theory]
    [InlineData("alp_bench_0123456789abcdef_0123456789012345678901234567890123456789012")]
    [InlineData("operator-key-of-somebody")]
    public async Task A_wrong_key_opens_nothing(string key)
    {
        using var http = new HttpClient();
        http.BaseAddress = world.Http.BaseAddress;
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        var (status, problem) = await world.Link("anybody", http: http);
        (status, Text(problem, "code")).ShouldBe((401, "auth.invalid"));
    }

    private static string? Text(JsonNode node, string member) => node[member]?.GetValue<string>();
}
