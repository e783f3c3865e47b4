using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>Users in bulk who have linked already.</summary>
public sealed class SeedTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_million_users_are_planted_and_paged_and_none_lives_before_a_token_of_theirs_comes()
    {
        (await Plant(1_000_000)).ShouldBe(new SeedRecord("load", 1_000_000, Bench.Skill, 0));
        var grants = await _bench.Control.SeededGrants("load", 999_990, 100);
        grants.Select(grant => grant.User).ShouldBe(Enumerable.Range(999_990, 10).Select(index => $"load-{index}"));
        grants.SelectMany(grant => new[] { grant.AccessToken, grant.RefreshToken }).ShouldBeUnique();
        grants[0].AccessToken.ShouldStartWith("Atza|");
        grants[0].RefreshToken.ShouldStartWith("Atzr|");
        (await _bench.Control.Users()).Count.ShouldBe(3);
        (await _bench.Control.Grants()).Pairs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_seeded_link_serves_status_refresh_and_unlink_like_a_real_one()
    {
        await Plant(10);
        var grant = (await _bench.Control.SeededGrants("load", 7, 1))[0];
        var (status, body) = await _bench.Enablement(HttpMethod.Get, grant.AccessToken);
        status.ShouldBe(200);
        body!["user"]!["id"]!.GetValue<string>().ShouldBe(grant.AlexaUserId);
        body["accountLink"]!["status"]!.GetValue<string>().ShouldBe("LINKED");

        (status, body) = await _bench.Token(Bench.Refresh(grant.RefreshToken));
        status.ShouldBe(200);
        var access = body!["access_token"]!.GetValue<string>();
        (await _bench.Enablement(HttpMethod.Delete, access)).Status.ShouldBe(204);
        (await _bench.Enablement(HttpMethod.Get, grant.AccessToken)).Status.ShouldBe(401);
        (await _bench.Token(Bench.Refresh(grant.RefreshToken))).Status.ShouldBe(400);

        var history = (await _bench.Control.Grants("load-7")).RefreshTokens.ShouldHaveSingleItem();
        (history.Presented, history.Spent).ShouldBe((2, 1));
        (await _bench.Control.Seeds()).ShouldHaveSingleItem().Woken.ShouldBe(1);
    }

    [Fact]
    public async Task Access_tokens_expire_evenly_within_the_time_that_was_asked_for()
    {
        await Plant(11, from: -10, to: 90);
        var grants = await _bench.Control.SeededGrants("load", 0, 11);
        grants.Select(grant => (grant.ExpiresAt - _bench.Clock.GetUtcNow()).TotalSeconds)
            .ShouldBe(Enumerable.Range(0, 11).Select(index => (index * 10.0) - 10), tolerance: 0.001);
        (await _bench.Enablement(HttpMethod.Get, grants[0].AccessToken)).Status.ShouldBe(403);
        (await _bench.Enablement(HttpMethod.Get, grants[10].AccessToken)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_same_name_gives_the_same_tokens_and_another_name_others()
    {
        await Plant(3);
        var before = await _bench.Control.SeededGrants("load", 0, 3);
        await Plant(3);
        (await _bench.Control.SeededGrants("load", 0, 3)).Select(grant => grant.RefreshToken).ShouldBe(before.Select(grant => grant.RefreshToken));
        await _bench.Control.PutSeed("other", new SeedRequest { ClientId = Bench.ClientId, Count = 3 });
        (await _bench.Control.SeededGrants("other", 0, 3)).Select(grant => grant.RefreshToken)
            .Intersect(before.Select(grant => grant.RefreshToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_looks_like_a_seeded_token_is_none()
    {
        await Plant(3);
        var refresh = (await _bench.Control.SeededGrants("load", 1, 1))[0].RefreshToken;
        (await _bench.Token(Bench.Refresh(refresh[..^1] + (refresh[^1] == 'A' ? 'E' : 'A')))).Status.ShouldBe(400);
        (await _bench.Control.Seeds()).ShouldHaveSingleItem().Woken.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"clientId":"nobody","count":1}""")]
    [InlineData("""{"clientId":"amzn1.application-oa2-client.test","count":0}""")]
    [InlineData("""{"clientId":"amzn1.application-oa2-client.test","count":1,"stage":"beta"}""")]
    public async Task What_makes_no_sense_is_refused_in_words(string json)
    {
        var (status, body) = await _bench.Api(HttpMethod.Put, "/_control/seeds/load", null, json);
        status.ShouldBe(400);
        body!["message"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
    }

    private Task<SeedRecord> Plant(int count, double from = 3_600, double to = 3_600) => _bench.Control.PutSeed(
        "load", new SeedRequest { ClientId = Bench.ClientId, Count = count, ExpiresFromSeconds = from, ExpiresToSeconds = to });
}
