using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary><c>?verify=true</c>: status is what Amazon says.</summary>
[Collection(SharedCollection.Name)]
public sealed class VerificationTests(SharedWorld shared)
{
    [Fact]
    public async Task Asking_Amazon_renews_the_evidence()
    {
        var user = await Linked();
        var before = VerifiedAt(await user.Status());

        var link = (await user.Status(verify: true)).ExpectLink("linked", "unlink");

        VerifiedAt(link).ShouldBeGreaterThan(before);
        VerifiedAt(await user.Status()).ShouldBe(VerifiedAt(link));
        (await user.Calls(CallEndpoints.EnablementGet)).ShouldHaveSingleItem().Region.ShouldBe(Region.EU);
    }

    [Fact]
    public async Task Check_21_A_skill_disabled_behind_our_back_is_not_linked_any_more()
    {
        var user = await Linked();
        await user.Amazon.Disable(user.AmazonUser, user.Skill.SkillId);
        (await user.Status()).ExpectLink("linked", "unlink");

        var link = await user.Status(verify: true);

        link.Expect(200)["status"].ShouldBeOneOf("unlinked", "relinkRequired");
        (link["action"], link["source"]).ShouldBe(("link", "amazon"));
        (await user.Status()).Text.ShouldBe(link.Text);
        await user.Link();
    }

    [Fact]
    public async Task An_enablement_without_a_link_asks_for_linking_again()
    {
        var user = await Linked();
        await user.Amazon.PutEnablement(user.AmazonUser, user.Skill.SkillId, new EnablementChange("development", Linked: false));

        (await user.Status(verify: true)).ExpectLink("relinkRequired", "link");
        await user.Link();
    }

    [Fact]
    public async Task Check_36_A_pair_that_Amazon_refuses_asks_for_linking_again()
    {
        var user = await Linked();
        await user.Amazon.Revoke(user.AmazonUser, user.Skill.SkillId);

        (await user.Status(verify: true)).ExpectLink("relinkRequired", "link")["reason"].ShouldBe("exchange.invalid_grant");
        await user.Link();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Check_36_Where_Amazon_cannot_be_asked_the_last_evidence_stands_with_its_time(int? status)
    {
        var user = await Linked();
        var before = (await user.Status()).Text;
        await user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.EnablementGet, User = user.AmazonUser, Times = 0, Status = status, Reset = status is null ? FaultReset.Before : null,
        });

        (await user.Status(verify: true)).ExpectLink("linked", "unlink").Text.ShouldBe(before);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(400, """{"error":"unauthorized_client"}""")]
    [InlineData(400, """{"error":"invalid_request"}""")]
    [InlineData(400, """{"error":"unsupported_grant_type"}""")]
    [InlineData(400, """{"error":"words_of_tomorrow"}""")]
    [InlineData(500, """{"error":"server_error"}""")]
    [InlineData(429, null)]
    [InlineData(500, null)]
    [InlineData(503, null)]
    [InlineData(400, "<html></html>")]
    [InlineData(401, "<html>invalid_grant</html>")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, """{"access_token":"Atza|cut""")]
    [InlineData(200, "{}")]
    [InlineData(null, "before")]
    [InlineData(null, "after")]
    [InlineData(null, "never")]
    public async Task Check_36_A_refresh_that_fails_without_invalid_grant_changes_nothing(int? status, string? body)
    {
        var user = await Linked();
        var before = (await user.Status()).Text;
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementGet, User = user.AmazonUser, Status = 401 });
        var fault = new FaultScript { Endpoint = CallEndpoints.TokenRefresh, User = user.AmazonUser };
        await user.Amazon.AddFault((status, body) switch
        {
            (null, "before") => fault with { Reset = FaultReset.Before },
            (null, "after") => fault with { Reset = FaultReset.After },
            (null, _) => fault with { DelayMs = 60_000 },
            _ => fault with { Status = status, Body = body, ContentType = "application/json" },
        });

        (await user.Status(verify: true)).ExpectLink("linked", "unlink").Text.ShouldBe(before);

        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
        (await user.Status()).Text.ShouldBe(before);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    private static DateTimeOffset VerifiedAt(Answer link) => link.Body.GetProperty("verifiedAt").GetDateTimeOffset();

    private async Task<PartnerUser> Linked()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        await user.Link();
        return user;
    }
}
