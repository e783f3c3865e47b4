using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Every way in which Amazon can refuse, at every step: what the partner is told, what the status is afterwards, and that a new consent links.</summary>
[Collection(SharedCollection.Name)]
public sealed class CatalogueTests(SharedWorld shared)
{
    private const string Html = "<html><body>words of Amazon</body></html>";

    [Theory]
    [InlineData(400, "invalid_request", "exchange.invalid_request")]
    [InlineData(400, "invalid_grant", "exchange.invalid_grant")]
    [InlineData(400, "unsupported_grant_type", "exchange.unsupported_grant_type")]
    [InlineData(400, "words_of_tomorrow", "exchange.other")]
    [InlineData(401, "invalid_client", "exchange.invalid_client")]
    [InlineData(400, "unauthorized_client", "exchange.unauthorized_client")]
    [InlineData(500, "server_error", "exchange.server_error")]
    public async Task Check_11_Each_error_of_the_token_endpoint_ends_the_attempt_with_its_code_and_message(int status, string error, string code)
    {
        var user = await NewUser();
        var problem = await Fail(user, CallEndpoints.TokenExchange, fault => fault with
        {
            Status = status, Body = $$"""{"error":"{{error}}","error_description":"words of Amazon"}""", ContentType = "application/json",
        });

        ShouldHaveEnded(problem.ExpectProblem(code), await user.Status(), code);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        if (code is not ("exchange.invalid_client" or "exchange.unauthorized_client"))
            await user.Link();
    }

    [Theory]
    [InlineData(200, Html, "text/html", "amazon.malformed")]
    [InlineData(200, """{"access_token":"Atza|cut""", "application/json", "amazon.malformed")]
    [InlineData(200, """{"token_type":"bearer"}""", "application/json", "amazon.malformed")]
    [InlineData(400, Html, "text/html", "amazon.malformed")]
    [InlineData(204, "", "application/json", "amazon.malformed")]
    public async Task Check_14_An_answer_that_is_none_ends_the_attempt_and_the_code_is_not_sent_again(int status, string body, string type, string code)
    {
        var user = await NewUser();
        var problem = await Fail(user, CallEndpoints.TokenExchange, fault => fault with { Status = status, Body = body, ContentType = type });

        ShouldHaveEnded(problem.ExpectProblem(code), await user.Status(), code);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        await user.Link();
    }

    [Theory]
    [InlineData(FaultReset.Before)]
    [InlineData(FaultReset.After)]
    [InlineData(FaultReset.During)]
    public async Task Check_14_A_connection_cut_amid_the_exchange_ends_the_attempt_since_the_code_may_be_spent(FaultReset reset)
    {
        var user = await NewUser();
        var problem = (await Fail(user, CallEndpoints.TokenExchange, fault => fault with { Reset = reset })).ExpectProblem("amazon.unreachable");

        problem.Body.GetProperty("restart").GetBoolean().ShouldBeTrue();
        ShouldHaveEnded(problem, await user.Status(), "amazon.unreachable");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        await user.Link();
    }

    [Fact]
    public async Task Check_14_Endless_and_trickling_answers_end_within_the_callers_patience()
    {
        var endless = await NewUser();
        (await Fail(endless, CallEndpoints.TokenExchange, fault => fault with
        {
            Status = 200, Body = new string('x', 1_000), Repeat = 1_000_000, ContentType = "application/json",
        })).ExpectProblem("amazon.malformed");
        await endless.Link();

        var trickling = await NewUser();
        (await Fail(trickling, CallEndpoints.TokenExchange, fault => fault with
        {
            Status = 200, Body = """{"access_token":"Atza|trickle","expires_in":3600}""", ByteDelayMs = 1_000, ContentType = "application/json",
        })).ExpectProblem("amazon.unreachable");
        await trickling.Link();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_token_endpoint_that_turns_the_code_away_leaves_it_for_the_same_call_again(int status)
    {
        var user = await NewUser();
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, Status = status, Times = 3 });

        var problem = (await user.Finish(redirect)).ExpectProblem("exchange.server_error");

        problem.Body.GetProperty("restart").GetBoolean().ShouldBeFalse();
        problem.Headers.ContainsKey("Retry-After").ShouldBeTrue();
        (await user.Status()).ExpectLink("consentPending", "link");
        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
    }

    [Theory]
    [InlineData(400, "enablement.400")]
    [InlineData(401, "enablement.401")]
    [InlineData(403, "enablement.403")]
    [InlineData(404, "enablement.404")]
    [InlineData(409, "enablement.409")]
    [InlineData(418, "enablement.400")]
    public async Task Check_11_Each_refused_enablement_ends_the_attempt_with_its_code_and_leaves_nothing_enabled(int status, string code)
    {
        var user = await NewUser();
        var problem = await Fail(user, CallEndpoints.EnablementPost, fault => fault with { Status = status, Body = """{"message":"words of Amazon"}""" });

        ShouldHaveEnded(problem.ExpectProblem(code), await user.Status(), code);
        (await user.Enablement()).ShouldBeNull();
        await user.Link();
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(503, null)]
    [InlineData(429, null)]
    [InlineData(200, Html)]
    [InlineData(200, """{"endpoints":[]}""")]
    [InlineData(200, """{"endpoints":["https://api.amazonalexa.com.evil.example"]}""")]
    public async Task Check_16_A_failed_or_foreign_discovery_is_asked_again_and_no_other_host_gets_the_token(int status, string? body)
    {
        var user = await NewUser();
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.Endpoint, User = user.AmazonUser, Status = status, Body = body, ContentType = "application/json", Times = 2,
        });

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");

        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await user.Calls(CallEndpoints.Endpoint)).Count.ShouldBe(3);
    }

    private async Task<PartnerUser> NewUser() => await (await shared.World.NewSkill()).User().In(Region.NA);

    private static async Task<Answer> Fail(PartnerUser user, string endpoint, Func<FaultScript, FaultScript> script)
    {
        var redirect = await user.Approve();
        await user.Amazon.AddFault(script(new FaultScript { Endpoint = endpoint, User = user.AmazonUser }));
        return await user.Finish(redirect);
    }

    private static void ShouldHaveEnded(Answer problem, Answer status, string code)
    {
        problem.Text.ShouldNotContain("words of Amazon");
        var link = status.ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe((code, ProblemTable.Row(code).UserMessage));
    }
}
