using System.Text.Json;
using Platform.AmazonSimulator.Contract;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class WholeLinkTests(ApiHost host)
{
    private const string RedirectUri = SkillBodies.RedirectUri;

    [Fact]
    public async Task A_user_links_is_told_so_and_unlinks()
    {
        var (partner, skill) = await host.NewSkill();
        var path = $"/v1/skills/{skill}/users/a%2Fb";
        var (state, code) = await host.Approve(partner, path, "user-eu");
        var linked = await partner.Api.Post("/v1/callback", new { userId = "a/b", state, code, scope = "alexa::skills:account_linking", redirectUri = RedirectUri });
        linked.Status.ShouldBe(200, linked.Body);
        linked.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "skillId", "userId", "status", "action", "stage", "linkedAt", "verifiedAt", "source", "reason", "userMessage", "manualUnlink",
        ]);
        linked.Text("status").ShouldBe("linked");
        linked.Text("action").ShouldBe("unlink");
        linked.Text("source").ShouldBe("amazon");

        var told = await partner.Api.Get($"{path}/link?verify=true");
        told.Text("status").ShouldBe("linked");
        (await partner.Api.Get("/v1/users/a%2Fb/links")).Json.GetProperty("links")[0].GetProperty("status").GetString().ShouldBe("linked");

        // The same again is the same outcome, and no second exchange.
        (await partner.Api.Post("/v1/callback", new { userId = "a/b", state, code })).Text("status").ShouldBe("linked");
        (await partner.Api.Post("/v1/callback", new { userId = "a/b", state, code = "another" })).ShouldBeProblem(422, "state.used");
        (await host.Amazon.Control.Calls("token.exchange", "user-eu", $"client-{skill}")).Count.ShouldBe(1);

        var unlinked = await partner.Api.Delete($"{path}/link");
        unlinked.Status.ShouldBe(200, unlinked.Body);
        unlinked.Text("status").ShouldBe("unlinked");
        unlinked.Text("action").ShouldBe("link");
        (await host.Amazon.Control.Enablements()).ShouldNotContain(enablement => enablement.SkillId == skill);
        (await partner.Api.Delete($"{path}/link")).Text("status").ShouldBe("unlinked");
    }

    [Fact]
    public async Task A_user_who_was_never_linked_is_unlinked_already()
    {
        var (partner, skill) = await host.NewSkill();
        var answer = await partner.Api.Delete($"/v1/skills/{skill}/users/nobody/link");
        answer.Status.ShouldBe(200);
        answer.Text("status").ShouldBe("notLinked");
        answer.Text("stage").ShouldBe("development");
    }

    [Fact]
    public async Task Check_11_A_user_who_refuses_sees_no_error()
    {
        var (partner, skill) = await host.NewSkill();
        var consent = await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null);
        var denied = await host.Amazon.Control.Deny(consent.Text("lwaFallbackUrl"), "user-na");
        var answer = await partner.Api.Post(
            "/v1/callback", new { userId = "u", state = denied.Parameter("state"), error = denied.Parameter("error"), errorDescription = "x" });
        answer.Status.ShouldBe(200, answer.Body);
        answer.Text("reason").ShouldBe("redirect.access_denied");
        answer.Json.GetProperty("userMessage").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("invalid_request", 502, "redirect.invalid_request")]
    [InlineData("server_error", 503, "redirect.server_error")]
    [InlineData("no_such_error", 502, "redirect.other")]
    public async Task Check_11_An_error_without_a_state_is_told_as_the_newest_consents(string error, int status, string code)
    {
        var (partner, skill) = await host.NewSkill();
        await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null);
        (await partner.Api.Post("/v1/callback", new { userId = "u", error })).ShouldBeProblem(status, code);
        var denied = await partner.Api.Post("/v1/callback", new { userId = "u", error = "access_denied" });
        denied.Status.ShouldBe(200);
        denied.Text("reason").ShouldBe("redirect.access_denied");
        (await partner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldBe("consentPending");
    }

    [Fact]
    public async Task Check_13_The_issuer_is_Amazon()
    {
        var (partner, skill) = await host.NewSkill();
        var (state, code) = await host.Approve(partner, $"/v1/skills/{skill}/users/u", "user-na");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, code, iss = "https://www.amazon.com" })).ShouldBeProblem(400, "request.invalid", "`iss`");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, code, iss = host.Amazon.NaUrl })).Text("status").ShouldBe("linked");
    }

    [Fact]
    public async Task A_link_that_takes_longer_is_told_as_going_on_and_ends_by_itself()
    {
        var (partner, skill) = await host.NewSkill();
        var path = $"/v1/skills/{skill}/users/u";
        var (state, code) = await host.Approve(partner, path, "user-na");
        await host.Amazon.Control.AddFault(new FaultScript { Endpoint = "enablement.post", ClientId = $"client-{skill}", Times = 3, Status = 503 });
        var answer = await partner.Api.Post("/v1/callback", new { userId = "u", state, code });
        answer.Status.ShouldBe(202, answer.Body);
        answer.Headers["Retry-After"].ShouldBe("2");
        answer.Text("status").ShouldBe("linking");
        answer.Text("action").ShouldBe("wait");

        await host.Amazon.Control.ClearFaults();
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, code })).Status.ShouldBeOneOf(200, 202);
        await host.UntilLinked(partner, skill);
        (await partner.Api.Get($"{path}/link")).Text("status").ShouldBe("linked");
        (await host.Amazon.Control.Calls("token.exchange", "user-na", $"client-{skill}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_skill_with_linked_users_is_deleted_only_with_its_links_abandoned()
    {
        var (partner, skill) = await host.NewSkill();
        var (state, code) = await host.Approve(partner, $"/v1/skills/{skill}/users/u", "user-fe");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, code })).Text("status").ShouldBe("linked");
        (await partner.Api.Delete($"/v1/skills/{skill}")).ShouldBeProblem(409, "skill.has_links");
        (await partner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldBe("linked");

        await host.Amazon.Control.ClearCalls();
        var deleted = await partner.Api.Delete($"/v1/skills/{skill}?links=abandon");
        deleted.Status.ShouldBe(202);
        deleted.Headers["Retry-After"].ShouldBe("2");
        (await partner.Api.Get($"/v1/skills/{skill}")).ShouldBeProblem(404, "skill.unknown");
        await host.UntilAbandoned(partner, skill);
        (await host.Amazon.Control.Calls(clientId: $"client-{skill}")).ShouldBeEmpty();

        (await partner.Api.Put($"/v1/skills/{skill}", SkillBodies.Full())).Status.ShouldBe(201);
        var link = await partner.Api.Get($"/v1/skills/{skill}/users/u/link");
        link.Text("status").ShouldBe("unlinked");
        link.Text("reason").ShouldBe("skill.deleted");
        (await host.Client(ApiHost.OperatorKey).Delete($"/v1/partners/{partner.Id}")).ShouldBeProblem(409, "partner.has_skills");
    }

    [Fact]
    public async Task Check_28_No_token_code_or_state_is_in_the_log()
    {
        var (partner, skill) = await host.NewSkill();
        var (state, code) = await host.Approve(partner, $"/v1/skills/{skill}/users/u", "user-na");
        await partner.Api.Post("/v1/callback", new { userId = "u", state, code });
        await partner.Api.Get($"/v1/skills/{skill}/users/u/link?verify=true");
        host.Log.Lines.ShouldNotContain(line =>
            line.Contains(state, StringComparison.Ordinal)
            || line.Contains(code, StringComparison.Ordinal)
            || line.Contains("Atza|", StringComparison.Ordinal)
            || line.Contains("Atzr|", StringComparison.Ordinal)
            || line.Contains("secret-1", StringComparison.Ordinal));
    }
}
