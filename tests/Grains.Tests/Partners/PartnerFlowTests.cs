using Platform.Grains.Ids;
using Platform.Grains.Partners;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Partners;

public sealed class PartnerFlowTests : IAsyncLifetime
{
    private readonly GrainHost _host = new();

    private IPartnerGrain Partner => _host.Grains.Partner(Samples.Partner);

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_partner_is_created_renamed_and_deleted()
    {
        (await Partner.Put("Ride Hailer")).Created.ShouldBeTrue();
        (await Partner.Put("Ride Hailer 2")).ShouldBe(new PartnerPut(new Partner(Samples.Partner, "Ride Hailer 2", _host.Clock.Now), false));
        (await Partner.Delete()).ShouldBe(PartnerDeletion.Deleted);
        (await Partner.Get()).ShouldBeNull();
        (await Partner.Delete()).ShouldBe(PartnerDeletion.Unknown);
    }

    [Fact]
    public async Task What_does_not_exist_has_nothing()
    {
        (await Partner.Get()).ShouldBeNull();
        (await Partner.Keys()).ShouldBeNull();
        (await Partner.AddKey(new ApiKey { KeyId = "k1" })).ShouldBeNull();
        (await Partner.FindKey("k1")).ShouldBeNull();
        (await Partner.RemoveKey("k1")).ShouldBeFalse();
        (await Partner.OwnSkill(Samples.Skill)).ShouldBeFalse();
        (await Partner.Skills()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_are_kept_used_and_removed()
    {
        await Partner.Put("Ride Hailer");
        await Partner.AddKey(new ApiKey { KeyId = "k1", SecretHash = "hash", Scopes = ["links"] });
        await Partner.AddKey(new ApiKey { KeyId = "k2", SecretHash = "hash" });
        await _host.Restart();
        (await Partner.FindKey("k1"))!.Scopes.ShouldBe(["links"]);
        await Partner.KeyUsed("k1", _host.Clock.Now);
        await Partner.KeyUsed("k1", _host.Clock.Now.AddMinutes(-1));
        (await Partner.Keys())!.Value.Select(key => (key.KeyId, key.LastUsedAt)).ShouldBe([("k1", _host.Clock.Now), ("k2", null)]);
        (await Partner.RemoveKey("k1")).ShouldBeTrue();
        (await Partner.FindKey("k1")).ShouldBeNull();
    }

    [Fact]
    public async Task A_partner_that_owns_skills_or_abandons_links_is_not_deleted()
    {
        await Partner.Put("Ride Hailer");
        (await Partner.OwnSkill(Samples.Skill)).ShouldBeTrue();
        (await Partner.OwnSkill(Samples.Skill)).ShouldBeTrue();
        (await Partner.OwnSkill(new SkillId("amzn1.ask.skill.0"))).ShouldBeTrue();
        (await Partner.Skills()).Select(skill => skill.Value).ShouldBe(["amzn1.ask.skill.0", "amzn1.ask.skill.1"]);
        (await Partner.Delete()).ShouldBe(PartnerDeletion.HasSkills);
        await Partner.BeginAbandon(Samples.Skill, _host.Clock.Now);
        await Partner.DisownSkill(Samples.Skill);
        await Partner.DisownSkill(new SkillId("amzn1.ask.skill.0"));
        (await Partner.Delete()).ShouldBe(PartnerDeletion.HasSkills);
        await Partner.EndAbandon(Samples.Skill, _host.Clock.Now.AddSeconds(-1));
        (await Partner.Abandoning()).ShouldHaveSingleItem();
        await Partner.EndAbandon(Samples.Skill, _host.Clock.Now);
        (await Partner.Delete()).ShouldBe(PartnerDeletion.Deleted);
    }

    [Fact]
    public async Task A_skill_that_is_taken_stays_with_its_owner()
    {
        await _host.PutSkill(Samples.Skill, Samples.Partner);
        var skill = _host.Grains.Skill(Samples.Skill);
        (await skill.Delete(new PartnerId("other"))).ShouldBeNull();
        (await skill.Get())!.Owner.ShouldBe(Samples.Partner);
        var deletedAt = await skill.Delete(Samples.Partner);
        deletedAt.ShouldBe(_host.Clock.Now);
        (await skill.Get()).ShouldBeNull();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await skill.Delete(Samples.Partner)).ShouldBe(deletedAt);
    }
}
