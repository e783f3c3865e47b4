using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>The Skill Enablement API (protocol.md 4).</summary>
public sealed class EnablementTests : IAsyncLifetime
{
    private const string Path = $"/v1/users/~current/skills/{Bench.Skill}/enablement";
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("bearer {0}", 400)]
    [InlineData("BEARER {0}", 400)]
    [InlineData("Bearer  {0}", 400)]
    [InlineData("Bearer {0} x", 400)]
    [InlineData("Basic {0}", 400)]
    [InlineData("{0}", 400)]
    [InlineData("Bearer ", 400)]
    [InlineData(null, 400)]
    [InlineData("Bearer Atza|unknown", 403)]
    [InlineData("Bearer {0}", 201)]
    public async Task Check_15_the_header_is_exactly_Bearer_and_a_good_token(string? header, int status)
    {
        var (access, _) = await _bench.Pair();
        var authorization = header is null ? null : string.Format(null, header, access);
        var (answered, body) = await _bench.Api(HttpMethod.Post, Path, authorization, Bench.EnablementJson());
        answered.ShouldBe(status);
        if (status != 201)
            body!["message"].ShouldNotBeNull();
        (await _bench.Control.Enablements()).Count.ShouldBe(status == 201 ? 1 : 0);
    }

    [Theory]
    [InlineData("/v1/alexaApiEndpoint", "bearer {0}", 400)]
    [InlineData("/v1/alexaApiEndpoint", "Bearer Atza|unknown", 403)]
    [InlineData("/v1/alexaApiEndpoint", "Bearer {0}", 200)]
    public async Task Discovery_asks_for_the_same_header(string path, string header, int status)
    {
        var (access, _) = await _bench.Pair();
        (await _bench.Api(HttpMethod.Get, path, string.Format(null, header, access))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"stage":"development"}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":null}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":[]}""")]
    [InlineData("""{"accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"certification","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkingRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":5,"type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"callback","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"auth_code"}}""")]
    [InlineData("""{"stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE","x":1}}""")]
    [InlineData("""{"stage":"development","x":1,"accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"stage":"development","stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    [InlineData("""{"Stage":"development","accountLinkRequest":{"redirectUri":"https://a.example/","authCode":"c","type":"AUTH_CODE"}}""")]
    public async Task Check_15_a_body_of_any_other_shape_is_refused_and_the_partner_is_not_called(string json)
    {
        var (access, _) = await _bench.Pair();
        var (status, body) = await _bench.Enable(access, json);
        status.ShouldBe(400);
        body!["message"]!.GetValue<string>().ShouldNotBe("Invalid account linking credentials");
        _bench.Partner.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused()
    {
        var (access, _) = await _bench.Pair();
        (await _bench.Api(HttpMethod.Post, Path, $"Bearer {access}", Bench.EnablementJson(), contentType: "text/plain")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("user-na", "EU")]
    [InlineData("user-eu", "NA")]
    [InlineData("user-fe", "NA")]
    public async Task Check_16_another_region_than_the_users_answers_403(string user, string region)
    {
        var (access, _) = await _bench.Pair(user);
        (await _bench.Enable(access, baseUrl: region == "EU" ? _bench.Amazon.EuUrl : _bench.Amazon.NaUrl)).Status.ShouldBe(403);
        _bench.Partner.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_user_who_moves_is_found_in_the_new_region_only()
    {
        await _bench.Control.PutUser("mover", Region.NA);
        var (access, _) = await _bench.Pair("mover");
        await _bench.Control.PutUser("mover", Region.FE);
        (await _bench.Enable(access)).Status.ShouldBe(403);
        (await _bench.Enable(access, baseUrl: _bench.Amazon.FeUrl)).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("amzn1.ask.skill.nobody", 404)]
    [InlineData("amzn1.ask.skill.other", 403)]
    public async Task A_skill_that_is_unknown_or_anothers_is_refused(string skill, int status)
    {
        await _bench.Control.PutClient("other", _bench.Client() with { SkillId = "amzn1.ask.skill.other" });
        var (access, _) = await _bench.Pair();
        (await _bench.Api(HttpMethod.Post, $"/v1/users/~current/skills/{skill}/enablement", $"Bearer {access}", Bench.EnablementJson())).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_stage_that_the_skill_does_not_have_answers_404_and_another_than_the_consents_403()
    {
        var (access, _) = await _bench.Pair();
        (await _bench.Enable(access, Bench.EnablementJson(stage: "live"))).Status.ShouldBe(403);
        await _bench.Control.PutClient(Bench.ClientId, _bench.Client() with { Stages = ["development"] });
        (await _bench.Enable(access, Bench.EnablementJson(stage: "live"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task After_Login_with_Amazon_either_stage_can_be_enabled_one_at_a_time()
    {
        var code = (await _bench.Control.Approve(_bench.LwaUrl(), "user-na")).Parameter("code")!;
        var (_, pair) = await _bench.Token(Bench.Exchange(code));
        var access = pair!["access_token"]!.GetValue<string>();
        (await _bench.Enable(access)).Status.ShouldBe(201);
        (await _bench.Enable(access, Bench.EnablementJson(stage: "live"))).Status.ShouldBe(201);
        (await _bench.Control.Enablements()).ShouldHaveSingleItem().Stage.ShouldBe("live");
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour()
    {
        var (access, _) = await _bench.Pair();
        _bench.Clock.Advance(TimeSpan.FromSeconds(3599));
        (await _bench.Enable(access)).Status.ShouldBe(201);
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _bench.Enablement(HttpMethod.Get, access)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Check_18_a_relink_answers_201_and_replaces_the_partners_pair()
    {
        var (access, _) = await _bench.Pair();
        var (_, first) = await _bench.Enable(access);
        var (status, second) = await _bench.Enable(access);
        status.ShouldBe(201);
        second!["user"]!["id"]!.GetValue<string>().ShouldBe(first!["user"]!["id"]!.GetValue<string>());
        var enablement = (await _bench.Control.Enablements()).ShouldHaveSingleItem();
        enablement.PartnerAccessToken.ShouldBe("partner-access-2");
        enablement.Links.ShouldBe(2);
    }

    [Fact]
    public async Task A_relink_that_the_partner_refuses_leaves_the_link_as_it_was()
    {
        var (access, _) = await _bench.Pair();
        await _bench.Enable(access);
        _bench.Partner.Answer = context => PartnerStub.Json(context, """{"error":"invalid_grant"}""", 400);
        (await _bench.Enable(access)).Status.ShouldBe(400);
        (await _bench.Control.Enablements()).ShouldHaveSingleItem().PartnerAccessToken.ShouldBe("partner-access-1");
        (await _bench.Enablement(HttpMethod.Get, access)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_Alexa_user_id_is_one_per_user_and_skill()
    {
        var other = "amzn1.ask.skill.other";
        await _bench.Control.PutClient("other", _bench.Client() with { SkillId = other });
        await _bench.Control.PutUser("second", Region.NA);
        await _bench.Enable((await _bench.Pair()).Access);
        await _bench.Enable((await _bench.Pair("second")).Access);
        await _bench.Control.PutEnablement("user-na", other, new EnablementChange("live", Linked: false));
        (await _bench.Control.Enablements()).Select(enablement => enablement.AlexaUserId).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_enabled_answers_404_and_a_body_on_GET_or_DELETE_400()
    {
        var (access, _) = await _bench.Pair();
        (await _bench.Enablement(HttpMethod.Get, access)).Status.ShouldBe(404);
        (await _bench.Enablement(HttpMethod.Delete, access)).Status.ShouldBe(404);
        (await _bench.Api(HttpMethod.Delete, Path, $"Bearer {access}", "{}")).Status.ShouldBe(400);
        (await _bench.Api(HttpMethod.Get, Path, $"Bearer {access}", "{}")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disabling_by_whatever_way_revokes_the_pair(bool byApi)
    {
        var (access, refresh) = await _bench.Pair();
        var (otherAccess, _) = await _bench.Pair("user-eu");
        await _bench.Enable(access);
        if (byApi)
            (await _bench.Enablement(HttpMethod.Delete, access)).Status.ShouldBe(204);
        else
            await _bench.Control.Disable("user-na", Bench.Skill);

        (await _bench.Enablement(HttpMethod.Get, access)).Status.ShouldBe(401);
        (await _bench.Enablement(HttpMethod.Delete, access)).Status.ShouldBe(401);
        (await _bench.Token(Bench.Refresh(refresh))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
        (await _bench.Enable(otherAccess, baseUrl: _bench.Amazon.EuUrl)).Status.ShouldBe(201);
        (await _bench.Control.Grants(user: "user-na")).Pairs.ShouldAllBe(pair => pair.Revoked == "enablement.deleted");
    }

    [Fact]
    public async Task A_user_can_enable_without_linking_in_the_Alexa_app()
    {
        var (access, _) = await _bench.Pair();
        await _bench.Control.PutEnablement("user-na", Bench.Skill, new EnablementChange("development", Linked: false));
        var (status, body) = await _bench.Enablement(HttpMethod.Get, access);
        status.ShouldBe(200);
        body!["accountLink"]!["status"]!.GetValue<string>().ShouldBe("NOT_LINKED");
    }
}
