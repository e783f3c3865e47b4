using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Storage;

/// <summary>What was answered is there after a restart.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Everything_survives_a_kill_and_a_graceful_stop()
    {
        await using var world = await World.Start();
        var skill = await world.NewSkill();
        var user = await skill.User("a/ü").In(Region.EU);
        await user.Link();
        var redirect = await (await skill.User("later").In(Region.NA)).Approve();
        var link = (await user.Status()).ExpectLink("linked", "unlink").Text;
        var jwks = (await skill.Api.Get("/oauth/jwks")).Expect(200).Text;

        await world.Platform.KillAndRestart();
        (await user.Status()).Text.ShouldBe(link);
        (await skill.Api.Get("/oauth/jwks")).Expect(200).Text.ShouldBe(jwks);
        await world.Control.RefreshPartnerPair(user.AmazonUser, skill.SkillId);

        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        await world.Platform.Start();
        (await user.Status()).Text.ShouldBe(link);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await skill.User("later").Finish(redirect)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();

        await world.Platform.KillAndRestart();
        (await user.Status()).ExpectLink("unlinked", "link");
    }

    [Fact]
    public async Task A_graceful_stop_during_the_exchange_leaves_the_rest_for_the_next_start()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, DelayMs = 1_500 });
        var redirect = await user.Approve();
        var finishing = user.Finish(redirect);
        await world.Control.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Applied);

        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        (await finishing).ExpectLink("linking", "wait", 202);
        (await user.Calls(CallEndpoints.EnablementPost)).ShouldBeEmpty();
        await world.Platform.Start();

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await world.Control.Grants()).Codes.ShouldHaveSingleItem().Presented.ShouldBe(1);
    }

    [Fact]
    public async Task A_graceful_stop_during_the_enablement_waits_for_Alexa_who_redeems_the_code_meanwhile()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.EU);
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, DelayBeforeMs = 1_500 });
        var redirect = await user.Approve();
        var finishing = user.Finish(redirect);
        await world.Control.WaitForCalls(CallEndpoints.EnablementPost);

        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);

        (await finishing).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.PartnerToken)).ShouldHaveSingleItem().Status.ShouldBe(200);
        await world.Platform.Start();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.EnablementPost)).Count.ShouldBe(1);
    }
}
