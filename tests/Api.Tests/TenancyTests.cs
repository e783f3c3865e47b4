using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class TenancyTests(ApiHost host)
{
    [Theory]
    [InlineData("GET", "/v1/skills/{0}")]
    [InlineData("DELETE", "/v1/skills/{0}")]
    [InlineData("DELETE", "/v1/skills/{0}?links=abandon")]
    [InlineData("POST", "/v1/skills/{0}/users/u/consent")]
    [InlineData("GET", "/v1/skills/{0}/users/u/link")]
    [InlineData("GET", "/v1/skills/{0}/users/u/link?verify=true")]
    [InlineData("DELETE", "/v1/skills/{0}/users/u/link")]
    public async Task Check_41_A_skill_of_another_partner_is_answered_as_one_that_is_not_there(string method, string path)
    {
        var owner = await host.NewPartner();
        var skill = await owner.NewSkill();
        (await owner.Api.Post($"/v1/skills/{skill}/users/u/consent", null)).Status.ShouldBe(201);
        var stranger = await host.NewPartner();

        var foreign = await stranger.Api.Send(new HttpMethod(method), string.Format(null, path, skill), null);
        var absent = await stranger.Api.Send(new HttpMethod(method), string.Format(null, path, TestPartner.NewSkillId()), null);
        foreign.ShouldBeProblem(404, "skill.unknown");
        Without(foreign).ShouldBe(Without(absent));
        (await owner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldBe("consentPending");
    }

    [Fact]
    public async Task Check_54_A_claimed_skill_is_taken_and_stays_as_it_is()
    {
        var owner = await host.NewPartner();
        var skill = await owner.NewSkill();
        var stranger = await host.NewPartner();
        (await stranger.Api.Put($"/v1/skills/{skill}", SkillBodies.With("name", "\"Mine\""))).ShouldBeProblem(409, "skill.taken");
        (await owner.Api.Get($"/v1/skills/{skill}")).Text("name").ShouldBe("Ride Hailer");
        (await stranger.Api.Get("/v1/skills")).Json.GetProperty("skills").GetArrayLength().ShouldBe(0);
        (await host.Client(ApiHost.OperatorKey).Delete($"/v1/partners/{stranger.Id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Users_of_two_partners_with_the_same_id_are_two()
    {
        var one = await host.NewPartner();
        var two = await host.NewPartner();
        await one.Api.Post($"/v1/skills/{await one.NewSkill()}/users/u/consent", null);
        (await one.Api.Get("/v1/users/u/links")).Json.GetProperty("links").GetArrayLength().ShouldBe(1);
        (await two.Api.Get("/v1/users/u/links")).Json.GetProperty("links").GetArrayLength().ShouldBe(0);
    }

    private static string Without(ApiAnswer problem) => problem.Body.Replace(problem.Text("traceId"), "", StringComparison.Ordinal);
}
