using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Crashes;

/// <summary><c>kill -9</c> while the skill is being disabled.</summary>
public sealed class KilledDuringUnlinkTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(FaultReset.Before)]
    public async Task Check_19_Killed_while_disabling_it_ends_unlinked(FaultReset? reset)
    {
        await using var world = await World.Start();
        var skill = await world.NewSkill();
        var user = await skill.User().In(Region.EU);
        var other = await skill.User().In(Region.EU);
        await user.Link();
        await other.Link();
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementDelete, DelayMs = 120_000, Reset = reset });
        var cutOff = user.Unlink();
        await world.Control.WaitForCalls(CallEndpoints.EnablementDelete, phase: CallPhase.Applied);
        (await user.Status()).ExpectLink("unlinking", "wait");

        await world.Platform.Kill();
        await Should.ThrowAsync<HttpRequestException>(cutOff);
        await world.Platform.Start();

        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Status()).ExpectLink("unlinked", "link");
        (await world.Control.Enablements()).ShouldHaveSingleItem().User.ShouldBe(other.AmazonUser);
        (await other.Status(verify: true)).ExpectLink("linked", "unlink");
        await user.Link();
    }
}
