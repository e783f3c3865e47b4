using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class SkillTests(ApiHost host)
{
    public static TheoryData<string, string?, string> Faults => new()
    {
        // member, its JSON (null: left out), what the detail names
        { "name", null, "`name` is required" },
        { "name", "\"\"", "`name`" },
        { "stage", null, "`stage` is required" },
        { "stage", "\"beta\"", "`stage`" },
        { "clientId", null, "`clientId` is required" },
        { "clientId", "\"a b\"", "`clientId`" },
        { "clientSecret", null, "`clientSecret` is required" },
        { "clientSecret", "\"set\"", "`clientSecret` is required" },
        { "clientSecret", "\"\"", "`clientSecret`" },
        { "redirectUris", null, "`redirectUris` is required" },
        { "redirectUris", "[]", "`redirectUris`" },
        { "redirectUris", "[null]", "`redirectUris[0]`" },
        { "redirectUris", "[\"https://a.example/x\",7]", "`redirectUris[1]` has the wrong type" },
        { "redirectUris", "[\"https://a.example/x\",\"https://a.example/x\"]", "`redirectUris` must not have an entry twice" },
        { "redirectUris", "[\"https://a.example/x\",\"http://a.example/x\"]", "`redirectUris[1]`" },
        { "redirectUris", "[\"https://a.example/1\",\"https://a.example/2\",\"https://a.example/3\",\"https://a.example/4\",\"https://a.example/5\",\"https://a.example/6\",\"https://a.example/7\",\"https://a.example/8\",\"https://a.example/9\",\"https://a.example/10\",\"https://a.example/11\"]", "`redirectUris` must have 1 to 10" },
        { "asin", "\"B0ABC\"", "`asin`" },
        { "asin", "\"B0ABCDEF/H\"", "`asin`" },
        { "pkce", "\"true\"", "`pkce` has the wrong type" },
        { "authorization", null, "`authorization` is required" },
        { "authorization", "{}", "`authorization.mode` is required" },
        { "authorization", "{\"mode\":\"callout\",\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`authorization.url` is required" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\"}", "`authorization.secret` is required" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\",\"secret\":\"set\"}", "`authorization.secret` is required" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\",\"secret\":\"whsec_c2hvcnQ=\"}", "`authorization.secret`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\",\"secret\":\"\"}", "`authorization.secret`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://u@a.example\",\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`authorization.url`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example#x\",\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`authorization.url`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"ftp://a.example\",\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`authorization.url`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":7,\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`authorization.url` has the wrong type" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\",\"clientId\":\"x\"}", "`authorization.clientId`" },
        { "authorization", "{\"mode\":\"callout\",\"url\":\"https://a.example\",\"clientSecret\":\"x\"}", "`authorization.clientSecret`" },
        { "authorization", "{\"mode\":\"builtin\",\"clientId\":\"x\",\"clientSecret\":\"x\",\"secret\":\"x\"}", "`authorization.secret`" },
        { "authorization", "{\"mode\":\"other\"}", "`authorization.mode`" },
        { "authorization", "{\"mode\":\"builtin\",\"clientSecret\":\"x\"}", "`authorization.clientId` is required" },
        { "authorization", "{\"mode\":\"builtin\",\"clientId\":\"x\"}", "`authorization.clientSecret` is required" },
        { "authorization", "{\"mode\":\"supplied\",\"clientId\":\"x\"}", "`authorization.clientId`" },
        { "authorization", "{\"mode\":\"supplied\",\"url\":\"https://a.example\"}", "`authorization.url`" },
        { "authorization", "{\"mode\":\"supplied\",\"colour\":\"red\"}", "`authorization.colour`" },
        { "webhook", "{\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}", "`webhook.url` is required" },
        { "webhook", "{\"url\":\"https://a.example/hook\"}", "`webhook.secret` is required" },
        { "webhook.url", "\"ftp://a.example/hook\"", "`webhook.url`" },
        { "webhook.url", "\"https://u:p@a.example/hook\"", "`webhook.url`" },
        { "webhook.secret", "\"secret\"", "`webhook.secret`" },
        { "webhook.secret", "\"whsec_c2hvcnQ=\"", "`webhook.secret`" },
        { "refresh", "{\"policy\":\"never\"}", "`refresh.policy`" },
        { "webOrigins", "[\"https://a.example/path\"]", "`webOrigins[0]`" },
        { "webOrigins", "[\"https://a.example/\"]", "`webOrigins[0]`" },
        { "apps.ios", "[{\"appId\":\"no team\",\"paths\":[\"/x\"]}]", "`apps.ios[0].appId`" },
        { "apps.ios", "[{\"appId\":\"TEAM.com.x\",\"paths\":[\"x\"]}]", "`apps.ios[0].paths`" },
        { "apps.ios", "[null]", "`apps.ios[0]`" },
        { "apps.android", "[{\"packageName\":\"x\",\"sha256Fingerprints\":[\"AA\"]}]", "`apps.android[0].packageName`" },
        { "apps.android", "[{\"packageName\":\"com.x\",\"sha256Fingerprints\":[\"aa\"]}]", "`apps.android[0].sha256Fingerprints`" },
        { "apps.returnUrl", "\"javascript:alert(1)\"", "`apps.returnUrl`" },
        { "colour", "\"red\"", "`colour` is not a member" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_member_is_named_and_nothing_is_kept(string member, string? json, string names)
    {
        var partner = await host.NewPartner();
        var path = $"/v1/skills/{TestPartner.NewSkillId()}";
        (await partner.Api.Put(path, SkillBodies.With(member, json))).ShouldBeProblem(400, "request.invalid", names);
        (await partner.Api.Get(path)).ShouldBeProblem(404, "skill.unknown");
        (await host.Client(ApiHost.OperatorKey).Delete($"/v1/partners/{partner.Id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_skill_is_created_updated_told_and_listed()
    {
        var partner = await host.NewPartner();
        var id = TestPartner.NewSkillId();
        var created = await partner.Api.Put($"/v1/skills/{id}", SkillBodies.Full());
        created.Status.ShouldBe(201);
        created.Headers.ContainsKey("ETag").ShouldBeTrue();
        created.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "skillId", "name", "stage", "clientId", "clientSecret", "redirectUris", "asin", "pkce", "authorization", "webhook", "refresh",
            "webOrigins", "apps", "createdAt", "updatedAt",
        ]);

        var told = await partner.Api.Get($"/v1/skills/{id}");
        told.Status.ShouldBe(200);
        told.Body.ShouldBe(created.Body);
        told.Headers["ETag"].ShouldBe(created.Headers["ETag"]);
        Expected(told).ShouldBe(Canonical(SkillBodies.Full()));

        (await partner.Api.Put($"/v1/skills/{id}", SkillBodies.Minimal())).Status.ShouldBe(200);
        var list = await partner.Api.Get("/v1/skills");
        var listed = list.Json.GetProperty("skills").EnumerateArray().Single();
        listed.GetProperty("stage").GetString().ShouldBe("live");
        listed.GetProperty("authorization").EnumerateObject().Select(member => member.Name).ShouldBe(["mode"]);
        listed.GetProperty("refresh").GetProperty("policy").GetString().ShouldBe("keepAlive");
        listed.GetProperty("webhook").ValueKind.ShouldBe(JsonValueKind.Null);
        listed.GetProperty("apps").ValueKind.ShouldBe(JsonValueKind.Null);
        listed.GetProperty("asin").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Puts_at_the_same_time_all_count_with_the_secrets_that_each_brought()
    {
        var partner = await host.NewPartner();
        var path = $"/v1/skills/{await partner.NewSkill()}";

        // One mode has a secret and the other has none, so what one put finds kept, the next has removed.
        for (var round = 0; round < 5; round++)
        {
            var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => partner.Api.Put(path, number % 2 == 0 ? SkillBodies.Full() : SkillBodies.Minimal())));
            puts.ShouldAllBe(put => put.Status == 200, string.Join('\n', puts.Select(put => put.Body)));
        }
    }

    [Fact]
    public async Task A_put_that_names_no_version_gets_its_turn_however_many_others_put_the_same_skill()
    {
        var partner = await host.NewPartner();
        var path = $"/v1/skills/{await partner.NewSkill()}";

        var puts = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => partner.Api.Put(path, SkillBodies.Full())));

        puts.ShouldAllBe(put => put.Status == 200, string.Join('\n', puts.Select(put => put.Body)));
    }

    [Fact]
    public async Task What_a_GET_answers_can_be_sent_back_and_keeps_the_secrets()
    {
        var partner = await host.NewPartner();
        var id = await partner.NewSkill();
        var told = await partner.Api.Get($"/v1/skills/{id}");
        told.Body.ShouldNotContain("secret-1");
        told.Body.ShouldNotContain("whsec_");
        told.Text("clientSecret").ShouldBe("set");
        told.Json.GetProperty("authorization").GetProperty("clientSecret").GetString().ShouldBe("set");
        told.Json.GetProperty("webhook").GetProperty("secret").GetString().ShouldBe("set");

        var again = await partner.Api.Put($"/v1/skills/{id}", told.Json);
        again.Status.ShouldBe(200, again.Body);
        var without = JsonNode.Parse(told.Body)!.AsObject();
        without.Remove("clientSecret");
        without["authorization"]!.AsObject().Remove("clientSecret");
        without["webhook"]!.AsObject().Remove("secret");
        (await partner.Api.Put($"/v1/skills/{id}", without)).Status.ShouldBe(200);
        (await partner.Api.Get($"/v1/skills/{id}")).Text("clientSecret").ShouldBe("set");
    }

    [Fact]
    public async Task A_call_out_is_told_with_its_secret_hidden_and_keeps_it_as_long_as_the_mode_stays()
    {
        var partner = await host.NewPartner();
        var path = $"/v1/skills/{TestPartner.NewSkillId()}";
        const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
        (await partner.Api.Put(path, CallOut($"\"{Secret}\""))).Status.ShouldBe(201);

        var told = await partner.Api.Get(path);
        told.Json.GetProperty("authorization").GetRawText().ShouldBe("""{"mode":"callout","url":"http://127.0.0.1:5081/codes","secret":"set"}""");
        (await partner.Api.Put(path, told.Json)).Status.ShouldBe(200);
        (await partner.Api.Put(path, CallOut("null"))).Status.ShouldBe(200);

        // Another mode has a secret of its own, whatever it says.
        var builtin = SkillBodies.With("authorization", $$"""{"mode":"builtin","clientId":"alexa","clientSecret":"{{Secret}}"}""");
        (await partner.Api.Put(path, SkillBodies.With("authorization.clientSecret", null))).ShouldBeProblem(400, "request.invalid", "`authorization.clientSecret` is required");
        (await partner.Api.Put(path, builtin)).Status.ShouldBe(200);
        (await partner.Api.Put(path, CallOut("null"))).ShouldBeProblem(400, "request.invalid", "`authorization.secret` is required");
        (await partner.Api.Put(path, CallOut($"\"{Secret}\""))).Status.ShouldBe(200);

        static JsonObject CallOut(string secret) =>
            SkillBodies.With("authorization", $$"""{"mode":"callout","url":"http://127.0.0.1:5081/codes","secret":{{secret}}}""");
    }

    [Fact]
    public async Task A_stale_tag_changes_nothing()
    {
        var partner = await host.NewPartner();
        var id = await partner.NewSkill();
        var path = $"/v1/skills/{id}";
        var first = (await partner.Api.Get(path)).Headers["ETag"];
        var second = await partner.Api.Put(path, SkillBodies.With("name", "\"Two\""), first);
        second.Status.ShouldBe(200);
        second.Headers["ETag"].ShouldNotBe(first);

        (await partner.Api.Put(path, SkillBodies.With("name", "\"Three\""), first)).ShouldBeProblem(412, "skill.changed");
        (await partner.Api.Put(path, SkillBodies.Full(), "\"unknown\"")).ShouldBeProblem(412, "skill.changed");
        (await partner.Api.Put(path, SkillBodies.Full(), "W/" + second.Headers["ETag"])).ShouldBeProblem(412, "skill.changed");
        (await partner.Api.Put(path, SkillBodies.Full(), "no-tag")).ShouldBeProblem(400, "request.invalid", "`If-Match`");
        (await partner.Api.Get(path)).Text("name").ShouldBe("Two");

        (await partner.Api.Put(path, SkillBodies.With("name", "\"Four\""), $"\"x\", {second.Headers["ETag"]}")).Status.ShouldBe(200);
        (await partner.Api.Put(path, SkillBodies.With("name", "\"Five\""), "*")).Status.ShouldBe(200);
        (await partner.Api.Put($"/v1/skills/{TestPartner.NewSkillId()}", SkillBodies.Full(), "*")).ShouldBeProblem(412, "skill.changed");
    }

    [Fact]
    public async Task A_tag_from_before_a_deletion_is_stale()
    {
        var partner = await host.NewPartner();
        var id = await partner.NewSkill();
        var tag = (await partner.Api.Get($"/v1/skills/{id}")).Headers["ETag"];
        (await partner.Api.Delete($"/v1/skills/{id}")).Status.ShouldBe(204);
        (await partner.Api.Put($"/v1/skills/{id}", SkillBodies.Full())).Status.ShouldBe(201);
        (await partner.Api.Put($"/v1/skills/{id}", SkillBodies.Full(), tag)).ShouldBeProblem(412, "skill.changed");
    }

    [Fact]
    public async Task Skills_are_listed_page_by_page()
    {
        var partner = await host.NewPartner();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await partner.NewSkill());
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await partner.Api.Get($"/v1/skills?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Json.GetProperty("skills").EnumerateArray().Select(skill => skill.GetProperty("skillId").GetString()!));
            cursor = page.Json.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        seen.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deleted_skill_is_gone_and_free_for_others()
    {
        var partner = await host.NewPartner();
        var id = await partner.NewSkill();
        (await partner.Api.Post($"/v1/skills/{id}/users/u/consent", null)).Status.ShouldBe(201);
        (await partner.Api.Delete($"/v1/skills/{id}")).Status.ShouldBe(204);
        (await partner.Api.Get($"/v1/skills/{id}")).ShouldBeProblem(404, "skill.unknown");
        (await partner.Api.Delete($"/v1/skills/{id}")).ShouldBeProblem(404, "skill.unknown");
        (await partner.Api.Post($"/v1/skills/{id}/users/u/consent", null)).ShouldBeProblem(404, "skill.unknown");

        var other = await host.NewPartner();
        (await other.Api.Put($"/v1/skills/{id}", SkillBodies.Full())).Status.ShouldBe(201);
        (await other.Api.Get($"/v1/skills/{id}/users/u/link")).Text("status").ShouldBe("notLinked");
    }

    [Fact]
    public async Task A_redirect_URI_that_is_not_registered_opens_no_consent()
    {
        var partner = await host.NewPartner();
        var id = await partner.NewSkill();
        var path = $"/v1/skills/{id}/users/u/consent";
        (await partner.Api.Post(path, new { redirectUri = "https://link.ridehailer.example/callback/" })).ShouldBeProblem(422, "consent.redirect_uri");
        (await partner.Api.Post(path, new { redirectUri = "https://link.ridehailer.example/CALLBACK" })).ShouldBeProblem(422, "consent.redirect_uri");
        var opened = await partner.Api.Post(path, new { redirectUri = "http://127.0.0.1:5081/callback", stage = "live", accountLabel = "Main account" });
        opened.Status.ShouldBe(201);
        opened.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["state", "expiresAt", "redirectUri", "alexaAppUrl", "lwaFallbackUrl", "startUrl"]);
        opened.Text("redirectUri").ShouldBe("http://127.0.0.1:5081/callback");
        opened.Text("state").ShouldMatch(@"\A[A-Za-z0-9_-]{43,512}\z");
        opened.Text("alexaAppUrl").ShouldContain("skill_stage=live");
        opened.Text("alexaAppUrl").ShouldContain("code_challenge_method=S256");
        opened.Text("lwaFallbackUrl").ShouldContain(opened.Text("state"));
        opened.Json.GetProperty("startUrl").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string Expected(ApiAnswer told)
    {
        var body = JsonNode.Parse(told.Body)!.AsObject();
        foreach (var added in new[] { "skillId", "createdAt", "updatedAt" })
        {
            body.Remove(added);
        }

        return body.ToJsonString();
    }

    private static string Canonical(JsonObject sent)
    {
        sent["clientSecret"] = "set";
        sent["authorization"]!["clientSecret"] = "set";
        sent["webhook"]!["secret"] = "set";
        return sent.ToJsonString();
    }
}
