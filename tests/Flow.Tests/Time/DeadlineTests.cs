using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Time;

/// <summary>What ends by itself, and when (api.md 4 and 6).</summary>
public sealed class DeadlineTests(SharedClockedWorld shared) : IClassFixture<SharedClockedWorld>
{
    private ClockedWorld World => shared.World;

    [Fact]
    public async Task Check_05_A_state_is_good_for_thirty_minutes_and_then_expired()
    {
        var skill = await World.NewSkill();
        var punctual = await skill.User().In(Region.NA);
        var late = await skill.User().In(Region.EU);
        var redirectOfPunctual = await punctual.Approve();
        var redirectOfLate = await late.Approve();

        World.Clock.Advance(TimeSpan.FromMinutes(29.5));
        (await punctual.Finish(redirectOfPunctual)).ExpectLink("linked", "unlink");
        World.Clock.Advance(TimeSpan.FromMinutes(0.5));

        (await late.Finish(redirectOfLate)).ExpectProblem("state.expired");
        (await late.Finish(redirectOfLate)).ExpectProblem("state.expired");
        (await late.Status()).ExpectLink("notLinked", "link");
        (await late.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        await late.Link();
    }

    [Theory]
    [InlineData(4.5, null)]
    [InlineData(5, "state.expired")]
    public async Task Check_12_A_code_that_could_not_be_sent_is_sent_until_five_minutes_after_it_came_and_then_a_new_consent_is_needed(
        double minutes, string? late)
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, Status = 503, Times = 3,
        });
        (await user.Finish(redirect)).ExpectProblem("exchange.server_error").Body.GetProperty("restart").GetBoolean().ShouldBeFalse();

        World.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var sent = (await user.Calls(CallEndpoints.TokenExchange)).Count;
        var answer = await user.Finish(redirect);
        if (late is null)
        {
            answer.ExpectLink("linked", "unlink");
            return;
        }

        answer.ExpectProblem(late);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(sent);
        await user.Link();
    }

    [Fact]
    public async Task Check_03_An_outcome_is_remembered_for_a_day_and_the_code_is_never_sent_again()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Link();

        World.Clock.Advance(TimeSpan.FromHours(23));
        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
        World.Clock.Advance(TimeSpan.FromHours(2));

        (await user.Finish(redirect)).ExpectProblem("state.unknown");
        (await user.Status()).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rotated_refresh_token_works_a_day_longer_and_its_successor_as_long_as_the_link()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();
        var first = (await user.Enablement())!.PartnerRefreshToken!;
        var second = (await OAuth.Refresh(user.Skill, first)).Expect(200)["refresh_token"]!;

        World.Clock.Advance(TimeSpan.FromHours(23));
        (await OAuth.Refresh(user.Skill, first)).Expect(200);
        World.Clock.Advance(TimeSpan.FromHours(2));

        (await OAuth.Refresh(user.Skill, first)).ExpectOAuthError(400, "invalid_grant");
        World.Clock.Advance(TimeSpan.FromDays(400));
        (await OAuth.Refresh(user.Skill, second)).Expect(200);
    }

    [Fact]
    public async Task A_key_ends_when_it_was_said_to()
    {
        var partner = await World.NewPartner();
        var expiresAt = World.Clock.GetUtcNow().AddHours(1);
        var made = await World.Operator.Post($"/v1/partners/{partner.PartnerId}/keys", new { name = "short", scopes = (string[])["links"], expiresAt });
        using var api = new ApiClient(World.Url, made.Expect(201)["key"]);
        (await api.Get("/v1/users/u/links")).Expect(200);

        World.Clock.Advance(TimeSpan.FromHours(1));

        (await api.Get("/v1/users/u/links")).ExpectProblem("auth.invalid");
        (await partner.Api.Get("/v1/users/u/links")).Expect(200);
    }

    [Fact]
    public async Task A_flow_that_Alexa_keeps_putting_off_ends_after_fifteen_minutes()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Times = 0, Status = 503 });
        (await user.Finish(redirect)).ExpectLink("linking", "wait", 202).Headers.ContainsKey("Retry-After").ShouldBeTrue();

        World.Clock.Advance(TimeSpan.FromMinutes(15));

        (await user.FinishAtLast(redirect)).ExpectProblem("enablement.503");
        var link = (await user.Status()).ExpectLink("notLinked", "link");
        (link["reason"], link["userMessage"]).ShouldBe(("enablement.503", ProblemTable.M3));
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unlink_that_Amazon_never_answers_ends_after_seven_days_with_what_the_user_can_do()
    {
        var user = await (await World.NewSkill(setup => setup with { Asin = "B0ABCDEFGH" })).User().In(Region.NA);
        await user.Link();
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.EnablementDelete, User = user.AmazonUser, Times = 0, Reset = FaultReset.Before,
        });
        (await user.Unlink()).ExpectLink("unlinking", "wait", 202);
        (await user.Status()).ExpectLink("unlinking", "wait");

        World.Clock.Advance(TimeSpan.FromDays(7));

        var link = await AtLast(user);
        link.ExpectLink("unlinked", "link")["reason"].ShouldBe("amazon.unreachable");
        link.Body.GetProperty("manualUnlink").GetProperty("webUrl").GetString().ShouldBe("https://www.amazon.com/dp/B0ABCDEFGH");
        link.Body.GetProperty("manualUnlink").GetProperty("alexaAppUrl").GetString()
            .ShouldBe("https://alexa.amazon.com/spa/index.html#skills/dp/B0ABCDEFGH");
    }

    [Fact]
    public async Task A_partners_code_is_waited_for_ten_minutes()
    {
        await using var server = await PartnerTokenServer.Start();
        var skill = await World.NewSkill(setup => setup with { Mode = "supplied", TokenUrl = server.TokenUrl });
        var user = await skill.User().In(Region.NA);
        var redirect = await user.Approve();
        (await user.Finish(redirect)).ExpectProblem("authorization.code_needed");

        World.Clock.Advance(TimeSpan.FromMinutes(10));

        (await user.FinishAtLast(redirect)).ExpectProblem("authorization.failed");
        (await user.Status()).ExpectLink("notLinked", "link")["reason"].ShouldBe("authorization.failed");
        (await user.Enablement()).ShouldBeNull();
    }

    // An unlink that waits is joined by the next one.
    private static async Task<Answer> AtLast(PartnerUser user)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await user.Unlink();
            if (answer.Status != 202 || tries == 5)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }
}
