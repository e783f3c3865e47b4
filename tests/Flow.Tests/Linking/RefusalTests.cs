using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>What the redirect may carry instead of a code (protocol.md 2 and 12).</summary>
[Collection(SharedCollection.Name)]
public sealed class RefusalTests(SharedWorld shared)
{
    [Theory]
    [InlineData("invalid_request", "redirect.invalid_request", ProblemTable.M1)]
    [InlineData("unauthorized_client", "redirect.unauthorized_client", ProblemTable.M1)]
    [InlineData("unsupported_response_type", "redirect.unsupported_response_type", ProblemTable.M1)]
    [InlineData("invalid_scope", "redirect.invalid_scope", ProblemTable.M1)]
    [InlineData("server_error", "redirect.server_error", ProblemTable.M2)]
    [InlineData("temporarily_unavailable", "redirect.temporarily_unavailable", ProblemTable.M3)]
    [InlineData("something_new", "redirect.other", ProblemTable.M1)]
    public async Task Check_11_Each_error_of_the_redirect_has_its_exact_message(string error, string code, string message)
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var consent = (await user.Consent()).Expect(201);
        var redirect = await user.Amazon.Deny(consent["alexaAppUrl"]!, user.AmazonUser, error);
        redirect.Parameter("error").ShouldBe(error);

        var problem = await user.Callback(new { userId = user.UserId, state = redirect.Parameter("state"), error, errorDescription = "words of <Amazon>" });

        problem.ExpectProblem(code)["userMessage"].ShouldBe(message);
        problem.Text.ShouldNotContain("words of");
        var link = (await user.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe((code, message));
        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        await user.Link();
    }

    [Fact]
    public async Task Check_11_A_user_who_refuses_is_shown_no_error()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var consent = (await user.Consent()).Expect(201);
        var redirect = await user.Amazon.Deny(consent["lwaFallbackUrl"]!, user.AmazonUser);
        redirect.Parameter("error").ShouldBe("access_denied");
        var state = redirect.Parameter("state");

        for (var time = 0; time < 2; time++)
        {
            var answer = (await user.Callback(new { userId = user.UserId, state, error = "access_denied" })).ExpectLink("notLinked", "link");
            (answer["reason"], answer["userMessage"]).ShouldBe(("redirect.access_denied", null));
        }

        var link = (await user.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe(("redirect.access_denied", null));
        await user.Link();
        (await user.Status())["reason"].ShouldBeNull();
    }

    [Fact]
    public async Task A_refusal_leaves_a_linked_user_linked()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        await user.Link();
        var consent = (await user.Consent()).Expect(201);
        var redirect = await user.Amazon.Deny(consent["alexaAppUrl"]!, user.AmazonUser);

        var answer = await user.Callback(new { userId = user.UserId, state = redirect.Parameter("state"), error = "access_denied" });

        (answer.ExpectLink("linked", "unlink")["reason"], answer["userMessage"]).ShouldBe(("redirect.access_denied", null));
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task An_error_without_state_changes_nothing()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();

        (await user.Callback(new { userId = user.UserId, error = "server_error" })).ExpectProblem("redirect.server_error");

        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
    }
}
