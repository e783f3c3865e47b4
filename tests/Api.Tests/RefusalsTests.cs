using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Tests.Hosting;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Skills;

namespace Platform.Api.Tests;

/// <summary>The mass guard, as the operator sees it (design.md 4).</summary>
[Collection(ApiCollection.Name)]
public sealed class RefusalsTests(ApiHost host)
{
    [Fact]
    public async Task The_operator_sees_a_mass_of_refusals_and_confirms_it()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var path = $"/v1/partners/{partner.Id}/skills/{skill}/refusals";
        var operatorClient = host.Client(ApiHost.OperatorKey);
        (await operatorClient.Get(path)).Json.GetProperty("guarded").GetBoolean().ShouldBeFalse();

        var grains = host.Services.GetRequiredService<IGrainFactory>();
        (await grains.Skill(new SkillId(skill)).CountRefreshes(new RefreshCount(50, 50))).ShouldBeTrue();
        var guarded = (await operatorClient.Get(path)).Json;
        guarded.GetProperty("guarded").GetBoolean().ShouldBeTrue();
        guarded.GetProperty("since").GetDateTimeOffset().ShouldNotBe(default);

        var confirmed = (await operatorClient.Post(path + "/confirm", null)).Json;
        confirmed.GetProperty("guarded").GetBoolean().ShouldBeFalse();
        confirmed.GetProperty("confirmedAt").GetDateTimeOffset().ShouldNotBe(default);
        (await grains.Skill(new SkillId(skill)).CountRefreshes(new RefreshCount(50, 50))).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_the_operators_alone_and_a_skill_is_found_under_its_owner_alone()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var other = await host.NewPartner();
        (await partner.Api.Get($"/v1/partners/{partner.Id}/skills/{skill}/refusals")).ShouldBeProblem(403, "auth.scope");
        var operatorClient = host.Client(ApiHost.OperatorKey);
        (await operatorClient.Get($"/v1/partners/{other.Id}/skills/{skill}/refusals")).ShouldBeProblem(404, "skill.unknown");
        (await operatorClient.Post($"/v1/partners/{other.Id}/skills/{skill}/refusals/confirm", null)).ShouldBeProblem(404, "skill.unknown");
    }
}
