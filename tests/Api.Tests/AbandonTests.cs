using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Jobs;
using Platform.Api.Tests.Hosting;
using Platform.Grains;
using Platform.Grains.Ids;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class AbandonTests(ApiHost host)
{
    [Fact]
    public async Task What_an_earlier_process_left_is_abandoned_at_start()
    {
        var (partner, skill) = await NewSkillWithConsent();
        await Delete(partner, skill);

        await Restart(partner, skill);
        (await partner.Api.Put($"/v1/skills/{skill}", SkillBodies.Full())).Status.ShouldBe(201);
        (await partner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldNotBe("consentPending");
    }

    [Fact]
    public async Task An_intent_without_a_deletion_touches_no_link()
    {
        var (partner, skill) = await NewSkillWithConsent();
        await host.Grains.Partner(new PartnerId(partner.Id)).BeginAbandon(skill, host.Clock.GetUtcNow());

        // Nothing is logged of an intent; what was deleted after it is come to after it.
        var deleted = new SkillId(await partner.NewSkill());
        await Delete(partner, deleted);

        await Restart(partner, deleted);
        (await partner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldBe("consentPending");
    }

    private async Task<(TestPartner Partner, SkillId Skill)> NewSkillWithConsent()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        (await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null)).Status.ShouldBe(201);
        return (partner, new SkillId(skill));
    }

    // As a process does that ends before it has abandoned the links.
    private async Task Delete(TestPartner partner, SkillId skill)
    {
        var id = new PartnerId(partner.Id);
        await host.Grains.Partner(id).BeginAbandon(skill, host.Clock.GetUtcNow());
        (await host.Grains.Skill(skill).Delete(id)).ShouldNotBeNull();
        await host.Grains.Partner(id).DisownSkill(skill);
    }

    private async Task Restart(TestPartner partner, SkillId last)
    {
        using var job = ActivatorUtilities.CreateInstance<AbandonLinks>(host.Services, new AbandonQueue());
        await job.StartAsync(CancellationToken.None);
        await host.UntilAbandoned(partner, last.Value);

        // What it is at it finishes.
        await job.StopAsync(CancellationToken.None);
        (await host.Grains.Partner(new PartnerId(partner.Id)).Abandoning()).ShouldBeEmpty();
    }
}
