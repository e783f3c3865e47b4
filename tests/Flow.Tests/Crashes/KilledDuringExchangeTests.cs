using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Crashes;

/// <summary>
/// <c>kill -9</c> while Amazon has the code. After the restart the code is sent once more, when a frozen twin would have given up: HTTP total and
/// 30 s (design.md 4), which is what this test waits for.
/// </summary>
public sealed class KilledDuringExchangeTests
{
    private const int Long = 120_000;

    [Fact]
    public async Task Check_32_Killed_during_the_exchange_it_has_a_defined_end_and_no_code_is_spent_twice()
    {
        await using var world = await World.Start(settings => settings["Amazon:Timeout"] = "8 s");
        var skill = await world.NewSkill();
        var unspent = await skill.User().In(Region.NA);
        var spent = await skill.User().In(Region.EU);
        await world.Control.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.TokenExchange, User = unspent.AmazonUser, DelayMs = Long, Reset = FaultReset.Before,
        });
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = spent.AmazonUser, DelayMs = Long });
        var redirectOfUnspent = await unspent.Approve();
        var redirectOfSpent = await spent.Approve();
        Task[] cutOff = [unspent.Finish(redirectOfUnspent), spent.Finish(redirectOfSpent)];
        await world.Control.WaitForCalls(CallEndpoints.TokenExchange, count: 2, CallPhase.Applied);

        await world.Platform.Kill();
        foreach (var call in cutOff)
            await Should.ThrowAsync<HttpRequestException>(call);
        await world.Platform.Start();

        (await spent.Status()).ExpectLink("linking", "wait");
        var ends = await Task.WhenAll(unspent.FinishAtLast(redirectOfUnspent), spent.FinishAtLast(redirectOfSpent));
        ends[0].ExpectLink("linked", "unlink");
        ends[1].ExpectProblem("exchange.interrupted");
        (await spent.Finish(redirectOfSpent)).ExpectProblem("exchange.interrupted");
        var link = (await spent.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe(("exchange.interrupted", ProblemTable.M3));
        var grants = await world.Control.Grants();
        grants.Codes.ShouldAllBe(code => code.Spent == 1 && code.Presented <= 2);
        grants.Pairs.Count.ShouldBe(2);

        await spent.Link();
        (await world.Control.Enablements()).Count.ShouldBe(2);
    }
}
