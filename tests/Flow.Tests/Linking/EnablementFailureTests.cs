using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>What goes wrong between the exchange and the link.</summary>
public sealed class EnablementFailureTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Fact]
    public async Task Check_17_A_temporary_failure_is_retried_until_it_is_linked()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Status = 503, Times = 2 });

        var answer = await user.Finish(redirect);

        answer.Status.ShouldBeOneOf(200, 202);
        if (answer.Status == 202)
        {
            answer.ExpectLink("linking", "wait", 202).Headers.ContainsKey("Retry-After").ShouldBeTrue();
            await user.Amazon.WaitForCalls(CallEndpoints.EnablementPost, count: 3, CallPhase.Answered, user.AmazonUser, timeoutSeconds: 60);
        }

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Calls(CallEndpoints.EnablementPost)).Select(call => call.Status).ShouldBe([503, 503, 201]);
        var codes = (await user.Calls(CallEndpoints.EnablementPost)).Select(call => call.Body).Distinct();
        codes.Count().ShouldBe(3, "every call has a fresh code of the partner");
    }

    [Theory]
    [InlineData(400, "enablement.400")]
    [InlineData(403, "enablement.403")]
    public async Task Check_11_A_refusal_for_good_ends_the_attempt_with_its_message(int status, string code)
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Status = status, Body = """{"message":"secret words of Amazon"}""",
        });

        var problem = (await user.Finish(redirect)).ExpectProblem(code);

        problem.Text.ShouldNotContain("secret words");
        var link = (await user.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe((code, ProblemTable.M1));
        await user.Link();
        (await user.Status())["reason"].ShouldBeNull();
    }

    [Fact]
    public async Task Check_20_A_partners_token_server_that_is_too_slow_for_Alexa_is_a_refused_enablement()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.PartnerToken, User = user.AmazonUser, DelayBeforeMs = 10_000 });

        var problem = (await user.Finish(redirect)).ExpectProblem("enablement.400");

        problem["userMessage"].ShouldBe(ProblemTable.M1);
        problem["detail"]!.ShouldContain("the access token URL");
        problem["detail"]!.ShouldContain("was slower than 4.5 seconds");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Status()).ExpectLink("notLinked", "link")["reason"].ShouldBe("enablement.400");
        (await user.Enablement()).ShouldBeNull();
        await user.Link();
    }

    [Fact]
    public async Task An_exchange_without_a_readable_end_is_not_repeated()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, Reset = FaultReset.After });

        var problem = (await user.Finish(redirect)).ExpectProblem("amazon.unreachable");

        problem.Body.GetProperty("restart").GetBoolean().ShouldBeTrue();
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Status()).ExpectLink("notLinked", "link");
        await user.Link();
    }

    [Fact]
    public async Task An_unlink_during_the_flow_wins()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, DelayMs = 2_000 });
        var finishing = user.Finish(redirect);
        await user.Amazon.WaitForCalls(CallEndpoints.EnablementPost, phase: CallPhase.Applied, user: user.AmazonUser);

        (await user.Unlink()).ExpectLink("unlinked", "link");

        (await finishing).Expect(200)["status"].ShouldBeOneOf("unlinking", "unlinked");
        (await user.Status()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }
}
