using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Crashes;

/// <summary>A flow that a crash has cut goes on by itself: its reminder wakes it, though nobody asks.</summary>
public sealed class ResumedUnaskedTests
{
    [Fact]
    public async Task A_flow_goes_on_after_a_crash_though_nobody_asks_for_it()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.FE);
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, DelayMs = 120_000, Reset = FaultReset.Before });
        var redirect = await user.Approve();
        var cutOff = user.Finish(redirect);
        await world.Control.WaitForCalls(CallEndpoints.EnablementPost, phase: CallPhase.Applied);
        await world.Platform.Kill();
        await Should.ThrowAsync<HttpRequestException>(cutOff);
        await world.Platform.Start();

        // The reminder of a flow under way is due within a minute and looked for every second.
        await Should.NotThrowAsync(async () =>
        {
            try
            {
                await world.Control.WaitForCalls(CallEndpoints.EnablementPost, count: 2, CallPhase.Answered, timeoutSeconds: 60);
            }
            catch (TimeoutException)
            {
                await world.Control.WaitForCalls(CallEndpoints.EnablementPost, count: 2, CallPhase.Answered, timeoutSeconds: 30);
            }
        });

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }
}
