using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Input;

/// <summary>Who may call what (api.md 1).</summary>
[Collection(SharedCollection.Name)]
public sealed class AccessTests(SharedWorld shared)
{
    private World World => shared.World;

    [Fact]
    public async Task A_missing_wrong_or_mangled_key_is_refused()
    {
        var skill = await World.NewSkill();
        var key = skill.Api.Key!;
        foreach (var wrong in (string?[])[null, "made-up", key + "x", key[..^1], key[1..], key.ToUpperInvariant(), PlatformSettings.OperatorKey + "x"])
        {
            using var api = new ApiClient(World.Platform.Url, wrong);
            foreach (var path in (string[])[skill.Path, $"{skill.Path}/users/u/link", "/v1/partners"])
                (await api.Get(path)).ExpectProblem("auth.invalid").Headers["WWW-Authenticate"].ShouldStartWith("Bearer");
            (await api.PostText("/v1/callback", "{")).ExpectProblem("auth.invalid");
        }
    }

    [Fact]
    public async Task A_key_without_the_scope_is_refused()
    {
        var skill = await World.NewSkill();
        using var links = await skill.Partner.NewKey("links");
        using var skills = await skill.Partner.NewKey("skills");

        (await links.Get(skill.Path)).ExpectProblem("auth.scope");
        (await links.Put(skill.Path, skill.Setup.Body())).ExpectProblem("auth.scope");
        (await links.Delete(skill.Path)).ExpectProblem("auth.scope");
        (await skills.Post($"{skill.Path}/users/u/consent")).ExpectProblem("auth.scope");
        (await skills.Get($"{skill.Path}/users/u/link")).ExpectProblem("auth.scope");
        (await skills.Delete($"{skill.Path}/users/u/link")).ExpectProblem("auth.scope");
        (await skills.Post("/v1/callback", new { userId = "u", state = "s", code = "c" })).ExpectProblem("auth.scope");
        (await skill.Api.Get("/v1/partners")).ExpectProblem("auth.scope");
        (await skill.Api.Post($"/v1/partners/{skill.Partner.PartnerId}/keys", new { name = "x", scopes = (string[])["links"] })).ExpectProblem("auth.scope");
        (await World.Operator.Get(skill.Path)).ExpectProblem("auth.scope");

        (await links.Get($"{skill.Path}/users/u/link")).ExpectLink("notLinked", "link");
        (await skills.Get(skill.Path)).Expect(200);
    }

    [Fact]
    public async Task Check_41_A_foreign_skill_answers_as_one_that_does_not_exist()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();
        var stranger = await World.NewPartner();
        const string Nothing = "/v1/skills/amzn1.ask.skill.does-not-exist";

        foreach (var (method, rest) in ((HttpMethod, string)[])
            [
                (HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Delete, "?links=abandon"),
                (HttpMethod.Post, $"/users/{Uri.EscapeDataString(user.UserId)}/consent"),
                (HttpMethod.Get, $"/users/{Uri.EscapeDataString(user.UserId)}/link"),
                (HttpMethod.Get, $"/users/{Uri.EscapeDataString(user.UserId)}/link?verify=true"),
                (HttpMethod.Delete, $"/users/{Uri.EscapeDataString(user.UserId)}/link"),
            ])
        {
            var foreign = (await stranger.Api.Send(method, user.Skill.Path + rest)).ExpectProblem("skill.unknown");
            var nothing = (await stranger.Api.Send(method, Nothing + rest)).ExpectProblem("skill.unknown");
            foreign["detail"].ShouldBe(nothing["detail"]);
        }

        (await stranger.Api.Get($"/v1/users/{Uri.EscapeDataString(user.UserId)}/links")).Expect(200).Body.GetProperty("links").GetArrayLength().ShouldBe(0);
        (await stranger.Api.Get("/v1/skills")).Expect(200).Body.GetProperty("skills").GetArrayLength().ShouldBe(0);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }
}
