using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Time;

/// <summary>Temporary failures after the exchange: retried as 202 for fifteen minutes, then their code shows (api.md 4 and 7).</summary>
public sealed class PatienceTests(SharedClockedWorld shared) : IClassFixture<SharedClockedWorld>
{
    [Theory]
    [InlineData(CallEndpoints.EnablementPost, 500, null, "enablement.500")]
    [InlineData(CallEndpoints.EnablementPost, 503, null, "enablement.503")]
    [InlineData(CallEndpoints.EnablementPost, 429, null, "enablement.429")]
    [InlineData(CallEndpoints.EnablementPost, 201, "<html></html>", "amazon.malformed")]
    [InlineData(CallEndpoints.Endpoint, 503, null, "enablement.503")]
    [InlineData(CallEndpoints.Endpoint, 200, "{}", "amazon.malformed")]
    public async Task Check_11_17_A_temporary_failure_is_retried_for_fifteen_minutes_and_then_its_code_shows(
        string endpoint, int status, string? body, string code)
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = endpoint, User = user.AmazonUser, Status = status, Body = body, Times = 0 });

        var waiting = (await user.Finish(redirect)).ExpectLink("linking", "wait", 202);
        waiting.Headers.ContainsKey("Retry-After").ShouldBeTrue();
        (await user.Status()).ExpectLink("linking", "wait");

        shared.World.Clock.Advance(TimeSpan.FromMinutes(15));
        (await user.FinishAtLast(redirect)).ExpectProblem(code);

        (await user.Status()).ExpectLink("notLinked", "link")["userMessage"].ShouldBe(ProblemTable.Row(code).UserMessage);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        await user.Amazon.ClearFaults();
        await user.Link();
    }
}
