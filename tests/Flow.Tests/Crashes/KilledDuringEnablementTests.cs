using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Crashes;

/// <summary><c>kill -9</c> after the exchange: the pair is stored, so the link is finished after the restart and nothing is exchanged again.</summary>
public sealed class KilledDuringEnablementTests
{
    private const int Long = 120_000;

    [Theory]
    [InlineData("at discovery")]
    [InlineData("before the enablement took effect")]
    [InlineData("after the enablement took effect")]
    public async Task Check_17_Killed_between_exchange_and_enablement_it_ends_linked_with_one_exchange(string moment)
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.EU);
        var fault = moment switch
        {
            "at discovery" => new FaultScript { Endpoint = CallEndpoints.Endpoint, DelayMs = Long },
            "before the enablement took effect" => new FaultScript { Endpoint = CallEndpoints.EnablementPost, DelayMs = Long, Reset = FaultReset.Before },
            _ => new FaultScript { Endpoint = CallEndpoints.EnablementPost, DelayMs = Long },
        };
        await world.Control.AddFault(fault);
        var redirect = await user.Approve();
        var cutOff = user.Finish(redirect);
        await world.Control.WaitForCalls(fault.Endpoint, phase: CallPhase.Applied);

        await world.Platform.Kill();
        await Should.ThrowAsync<HttpRequestException>(cutOff);
        await world.Platform.Start();

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        var grants = await world.Control.Grants();
        grants.Codes.ShouldHaveSingleItem().Presented.ShouldBe(1);
        grants.Pairs.Count.ShouldBe(1);
        var enablement = (await world.Control.Enablements()).ShouldHaveSingleItem();
        enablement.Links.ShouldBe(moment == "after the enablement took effect" ? 2 : 1);
        AccessToken.Read(enablement.PartnerAccessToken!).Subject.ShouldBe(user.UserId);
        await world.Control.RefreshPartnerPair(user.AmazonUser, user.Skill.SkillId);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await world.Control.Enablements()).ShouldBeEmpty();
    }
}
