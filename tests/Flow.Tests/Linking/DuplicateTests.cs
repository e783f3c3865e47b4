using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Linking;

/// <summary>The same callback more than once.</summary>
[Collection(SharedCollection.Name)]
public sealed class DuplicateTests(SharedWorld shared)
{
    [Fact]
    public async Task Check_02_Two_hundred_callbacks_with_one_state_make_one_exchange_and_get_equal_answers()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        var redirect = await user.Approve();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => user.Finish(redirect)));

        foreach (var answer in answers)
            answer.ExpectLink("linked", "unlink");
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Calls(CallEndpoints.EnablementPost)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_03_The_same_callback_after_success_tells_the_link_as_it_is_by_then()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Link();

        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Finish(redirect)).ExpectLink("unlinked", "link");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Calls(CallEndpoints.EnablementPost)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_03_The_same_callback_during_the_exchange_joins_it()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, DelayBeforeMs = 1_000 });
        var first = user.Finish(redirect);
        await user.Amazon.WaitForCalls(CallEndpoints.TokenExchange, user: user.AmazonUser);
        (await user.Status()).ExpectLink("linking", "wait");

        var second = await user.Finish(redirect);

        second.ExpectLink("linked", "unlink");
        (await first).ExpectLink("linked", "unlink").Text.ShouldBe(second.Text);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_03_The_same_callback_after_a_failure_gives_the_same_problem()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, Status = 400, Body = """{"error":"invalid_grant"}""",
        });

        (await user.Finish(redirect)).ExpectProblem("exchange.invalid_grant");
        (await user.Finish(redirect)).ExpectProblem("exchange.invalid_grant");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        await user.Link();
        (await user.Finish(redirect)).ExpectProblem("exchange.invalid_grant");
        (await user.Status()).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Two_consents_of_one_user_finish_in_either_order()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.FE);
        var first = await user.Approve();
        var second = await user.Approve(lwa: true);

        (await user.Finish(second)).ExpectLink("linked", "unlink");
        (await user.Finish(first)).ExpectLink("linked", "unlink");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(2);
        (await user.Enablement())!.Links.ShouldBe(2);
    }
}
