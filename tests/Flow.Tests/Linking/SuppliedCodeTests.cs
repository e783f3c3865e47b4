using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Mode <c>supplied</c>: the partner has an authorization server of its own and sends the code with the callback.</summary>
[Collection(SharedCollection.Name)]
public sealed class SuppliedCodeTests(SharedWorld shared) : IAsyncLifetime
{
    private PartnerTokenServer _server = null!;

    public async Task InitializeAsync() => _server = await PartnerTokenServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_code_sent_with_the_callback_makes_the_link()
    {
        var user = await User();
        var redirect = await user.Approve();

        (await Finish(user, redirect, _server.NewCode("first"))).ExpectLink("linked", "unlink");

        (await user.PostedCodes()).ShouldBe(["first"]);
        (await user.Enablement())!.PartnerAccessToken.ShouldBe("access-for-first");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task A_missing_code_is_asked_for_and_the_same_callback_goes_on_with_one()
    {
        var user = await User();
        var redirect = await user.Approve();

        (await user.Finish(redirect)).ExpectProblem("authorization.code_needed");
        (await user.Status()).ExpectLink("linking", "wait");
        (await user.Finish(redirect)).ExpectProblem("authorization.code_needed");
        (await Finish(user, redirect, _server.NewCode("second"))).ExpectLink("linked", "unlink");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.PostedCodes()).ShouldBe(["second"]);
    }

    [Fact]
    public async Task A_code_serves_one_enablement_call_and_then_another_is_asked_for()
    {
        var user = await User();
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Status = 503 });

        (await Finish(user, redirect, _server.NewCode("third"))).ExpectProblem("authorization.code_needed");
        (await Finish(user, redirect, "third")).ExpectProblem("authorization.code_needed");
        (await Finish(user, redirect, _server.NewCode("fourth"))).ExpectLink("linked", "unlink");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.PostedCodes()).ShouldBe(["third", "fourth"]);
    }

    private static Task<Answer> Finish(PartnerUser user, Redirect redirect, string authorizationCode) =>
        user.Callback(new { userId = user.UserId, state = redirect.State, code = redirect.Code, authorizationCode });

    private async Task<PartnerUser> User()
    {
        var skill = await shared.World.NewSkill(setup => setup with { Mode = "supplied", TokenUrl = _server.TokenUrl });
        return await skill.User().In(Region.NA);
    }
}
