using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Setup;

/// <summary>The life of a skill (api.md 3).</summary>
[Collection(SharedCollection.Name)]
public sealed class SkillTests(SharedWorld shared)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private World World => shared.World;

    [Fact]
    public async Task A_skill_is_told_with_its_secrets_hidden_and_can_be_sent_back()
    {
        var skill = await World.NewSkill();

        var told = (await skill.Api.Get(skill.Path)).Expect(200);

        (told["skillId"], told["clientId"], told["clientSecret"]).ShouldBe((skill.SkillId, skill.Setup.ClientId, "set"));
        told.Body.GetProperty("authorization").GetProperty("clientSecret").GetString().ShouldBe("set");
        told.Text.ShouldNotContain("canary");
        (await skill.Api.Put(skill.Path, JsonNode.Parse(told.Text)!)).Expect(200);
        (await skill.Api.Get("/v1/skills")).Expect(200).Body.GetProperty("skills").GetArrayLength().ShouldBe(1);
        await (await skill.User().In(Region.NA)).Link();
    }

    [Fact]
    public async Task A_change_made_on_an_old_reading_is_refused()
    {
        var skill = await World.NewSkill();
        var old = (await skill.Api.Get(skill.Path)).Headers["ETag"];
        var body = skill.Setup.Body();
        body["name"] = "Second";

        var second = (await skill.Api.Put(skill.Path, body, old)).Expect(200).Headers["ETag"];

        second.ShouldNotBe(old);
        body["name"] = "Third";
        (await skill.Api.Put(skill.Path, body, old)).ExpectProblem("skill.changed");
        (await skill.Api.Get(skill.Path)).Expect(200)["name"].ShouldBe("Second");
        (await skill.Api.Put(skill.Path, body, second)).Expect(200)["name"].ShouldBe("Third");
        (await skill.Api.Put("/v1/skills/amzn1.ask.skill.not-there-yet", body, second)).ExpectProblem("skill.changed");
    }

    [Theory]
    [InlineData("""{"surprise":1}""")]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"stage":"production"}""")]
    [InlineData("""{"redirectUris":[]}""")]
    [InlineData("""{"redirectUris":["http://link.ridehailer.example/callback"]}""")]
    [InlineData("""{"redirectUris":["https://user@link.ridehailer.example/callback"]}""")]
    [InlineData("""{"redirectUris":["https://link.ridehailer.example/callback#x"]}""")]
    [InlineData("""{"authorization":{"mode":"magic"}}""")]
    [InlineData("""{"authorization":null}""")]
    [InlineData("""{"clientId":null}""")]
    public async Task A_set_up_of_the_wrong_form_is_refused_and_changes_nothing(string change)
    {
        var skill = await World.NewSkill();
        var before = (await skill.Api.Get(skill.Path)).Text;
        var body = skill.Setup.Body();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            body[name] = value?.DeepClone();

        (await skill.Api.Put(skill.Path, body)).ExpectProblem("request.invalid");

        (await skill.Api.Get(skill.Path)).Text.ShouldBe(before);
    }

    [Fact]
    public async Task Check_54_A_skill_belongs_to_the_partner_who_registered_it_first()
    {
        var skill = await World.NewSkill();
        var stranger = await World.NewPartner();

        (await stranger.Api.Put(skill.Path, skill.Setup.Body())).ExpectProblem("skill.taken");

        (await stranger.Api.Get(skill.Path)).ExpectProblem("skill.unknown");
        (await skill.Api.Get(skill.Path)).Expect(200);
    }

    [Fact]
    public async Task A_skill_with_linked_users_stays_until_they_are_unlinked()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();

        (await user.Skill.Api.Delete(user.Skill.Path)).ExpectProblem("skill.has_links");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");

        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Skill.Api.Delete(user.Skill.Path)).Expect(204);
        (await user.Skill.Api.Get(user.Skill.Path)).ExpectProblem("skill.unknown");
        (await user.Status()).ExpectProblem("skill.unknown");
    }

    [Fact]
    public async Task Abandoning_a_skill_ends_its_links_without_a_call_to_Amazon()
    {
        var skill = await World.NewSkill();
        var user = await skill.User().In(Region.NA);
        await user.Link();
        var late = await skill.User().In(Region.EU);
        var open = await late.Approve();
        var refresh = (await user.Enablement())!.PartnerRefreshToken!;

        var words = $"The links of the deleted skill {skill.SkillId} of partner {skill.Partner.PartnerId} are abandoned";
        var abandoned = World.Platform.Log.Line(line => line.Contains(words, StringComparison.Ordinal));

        (await skill.Api.Delete($"{skill.Path}?links=abandon")).Expect(202);

        (await user.Status()).ExpectProblem("skill.unknown");
        (await late.Finish(open)).Expect(422)["code"].ShouldBeOneOf("state.unknown", "state.expired");
        (await OAuth.Refresh(skill, refresh)).Status.ShouldBeOneOf(400, 401);
        await skill.Register();
        await abandoned.WaitAsync(Limit);
        (await user.Status()).ExpectLink("unlinked", "link")["reason"].ShouldBe("skill.deleted");
        (await user.Calls(CallEndpoints.EnablementDelete)).ShouldBeEmpty();
        (await OAuth.Refresh(skill, refresh)).ExpectOAuthError(400, "invalid_grant");
        await user.Link();
    }

    [Fact]
    public async Task A_skill_that_changes_hands_starts_empty()
    {
        var skill = await World.NewSkill();
        var user = await skill.User("the same").In(Region.NA);
        await user.Link();
        (await skill.Api.Delete($"{skill.Path}?links=abandon")).Expect(202);
        var heir = new PartnerSkill(await World.NewPartner(), skill.Setup);

        await heir.Register();

        var theirs = heir.User("the same", user.AmazonUser);
        (await theirs.Status()).ExpectLink("notLinked", "link");
        await theirs.Link();
        (await user.Status()).ExpectProblem("skill.unknown");
    }

    [Fact]
    public async Task A_changed_stage_leaves_links_and_open_consents_as_they_are()
    {
        var skill = await World.NewSkill();
        var linked = await skill.User().In(Region.NA);
        await linked.Link();
        var pending = await skill.User().In(Region.EU);
        var redirect = await pending.Approve();
        var body = skill.Setup.Body();
        body["stage"] = "live";

        (await skill.Api.Put(skill.Path, body)).Expect(200);

        (await linked.Status(verify: true)).ExpectLink("linked", "unlink")["stage"].ShouldBe("development");
        (await pending.Finish(redirect)).ExpectLink("linked", "unlink")["stage"].ShouldBe("development");
        var later = await skill.User().In(Region.FE);
        await later.Link();
        (await later.Status())["stage"].ShouldBe("live");
    }
}
