using System.Diagnostics;
using System.Text.Json;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Mode <c>callout</c>: the partner has an authorization server of its own, which the platform asks for codes.</summary>
[Collection(SharedCollection.Name)]
public sealed class CallOutTests(SharedWorld shared) : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string NewSecret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private PartnerTokenServer _server = null!;

    private CallOutEndpoint CallOuts => _server.CallOuts;

    public async Task InitializeAsync() => _server = await PartnerTokenServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_partners_server_is_asked_for_a_code_which_makes_the_link()
    {
        var skill = await Skill();
        var user = await skill.User("a/ü\"1").In(Region.EU);

        await user.Link();

        var question = CallOuts.Calls.ShouldHaveSingleItem();
        question.Path.ShouldBe("/codes");
        using var body = JsonDocument.Parse(question.Body);
        body.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString())).ShouldBe(
            [("skillId", skill.SkillId), ("userId", user.UserId), ("redirectUri", skill.Setup.RedirectUris[0])]);
        question.Signatures.Count.ShouldBe(1);
        question.IsSignedBy(Secret).ShouldBeTrue();
        (await user.PostedCodes()).ShouldBe(["canary-code-1"]);
        (await user.Enablement())!.PartnerAccessToken.ShouldBe("access-for-canary-code-1");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_17_Every_enablement_call_has_a_fresh_code()
    {
        var user = await User();
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Status = 503 });

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");

        CallOuts.Calls.Select(call => call.Id).Distinct().Count().ShouldBe(2);
        (await user.PostedCodes()).ShouldBe(["canary-code-1", "canary-code-2"]);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_in_trouble_for_a_moment_delays_the_link_and_no_more()
    {
        var user = await User();
        var redirect = await user.Approve();
        CallOuts.Next(CallOutEndpoint.Answer(500, "trouble"), CallOutEndpoint.Answer(429));

        (await user.Finish(redirect)).ExpectLink("linked", "unlink");

        CallOuts.Calls.Count.ShouldBe(3);
        CallOuts.Calls.Select(call => call.Id).Distinct().Count().ShouldBe(1, "it is the same question");
        CallOuts.Calls.ShouldAllBe(call => call.IsSignedBy(Secret));
        (await user.Calls(CallEndpoints.EnablementPost)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_never_answers_in_time_ends_the_attempt_while_the_caller_waits()
    {
        var user = await User();
        var redirect = await user.Approve();
        CallOuts.Next(CallOutEndpoint.Silence, CallOutEndpoint.Silence, CallOutEndpoint.Silence);
        var started = Stopwatch.GetTimestamp();

        (await user.Finish(redirect)).ExpectProblem("authorization.failed");

        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
        (await user.Calls(CallEndpoints.EnablementPost)).ShouldBeEmpty();
        await ShouldHaveFailed(user);
        (await user.Finish(redirect)).ExpectProblem("authorization.failed");
        await user.Link();
        (await user.Status())["reason"].ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_is_down_ends_the_attempt()
    {
        var closed = Ports.Free();
        var skill = await Skill(setup => setup with { CallOutUrl = $"http://127.0.0.1:{closed}/codes" });
        var user = await skill.User().In(Region.NA);

        (await user.Finish(await user.Approve())).ExpectProblem("authorization.failed");

        await ShouldHaveFailed(user);
    }

    public static TheoryData<string, int, string> Refusals => new()
    {
        { "refused", 403, """{"code":"c"}""" },
        { "a page", 200, "<html>Log in</html>" },
        { "no object", 200, "[\"c\"]" },
        { "no code", 200, """{"kode":"c"}""" },
        { "no text", 200, """{"code":{}}""" },
        { "not visible", 200, """{"code":"a b"}""" },
        { "too long", 200, $$"""{"code":"{{new string('c', 2049)}}"}""" },
        { "oversized", 200, $$"""{"code":"c","x":"{{new string('x', 65_536)}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_no_code_ends_the_attempt_at_once(string what, int status, string body)
    {
        var user = await User();
        var redirect = await user.Approve();
        CallOuts.Next(CallOutEndpoint.Answer(status, body));

        (await user.Finish(redirect)).ExpectProblem("authorization.failed").Text.ShouldNotContain("html");

        CallOuts.Calls.Count.ShouldBe(1, what);
        await ShouldHaveFailed(user);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Check_43_A_redirect_is_not_followed(int status)
    {
        var user = await User();
        CallOuts.Next(CallOutEndpoint.Answer(status, location: _server.CallOutUrl + "/elsewhere"));

        (await user.Finish(await user.Approve())).ExpectProblem("authorization.failed");

        CallOuts.Calls.ShouldHaveSingleItem().Path.ShouldBe("/codes");
    }

    [Fact]
    public async Task A_link_from_before_serves_on_where_no_code_comes()
    {
        var user = await User();
        await user.Link();
        CallOuts.Next(CallOutEndpoint.Answer(404));

        (await user.Finish(await user.Approve())).ExpectProblem("authorization.failed");

        (await user.Status()).ExpectLink("linked", "unlink")["reason"].ShouldBe("authorization.failed");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Enablement())!.PartnerAccessToken.ShouldBe("access-for-canary-code-1");
        (await user.Calls(CallEndpoints.EnablementDelete)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_43_During_a_change_of_the_secret_there_are_both_signatures()
    {
        var skill = await Skill();
        await (await skill.User().In(Region.NA)).Link();
        (await skill.Api.Put(skill.Path, (skill.Setup with { CallOutSecret = NewSecret }).Body())).Expect(200);
        (await skill.Api.Put(skill.Path, (skill.Setup with { CallOutSecret = "set" }).Body())).Expect(200);
        await (await skill.User().In(Region.NA)).Link();

        var question = CallOuts.Calls[^1];
        question.Signatures.Count.ShouldBe(2);
        question.IsSignedBy(NewSecret, place: 0).ShouldBeTrue();
        question.IsSignedBy(Secret, place: 1).ShouldBeTrue();
    }

    private static async Task ShouldHaveFailed(PartnerUser user)
    {
        var link = (await user.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe(("authorization.failed", ProblemTable.M3));
        (await user.Enablement()).ShouldBeNull();
        (await user.Calls(CallEndpoints.EnablementPost)).ShouldBeEmpty();
    }

    private Task<PartnerSkill> Skill(Func<SkillSetup, SkillSetup>? change = null) => shared.World.NewSkill(setup =>
    {
        var mine = setup with { Mode = "callout", TokenUrl = _server.TokenUrl, CallOutUrl = _server.CallOutUrl, CallOutSecret = Secret };
        return change?.Invoke(mine) ?? mine;
    });

    private async Task<PartnerUser> User() => await (await Skill()).User().In(Region.NA);
}
