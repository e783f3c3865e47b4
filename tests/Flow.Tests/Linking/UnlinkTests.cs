using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Unlinking: an account has gone where Amazon said so or proved it, and nothing of its tokens is good afterwards.</summary>
[Collection(SharedCollection.Name)]
public sealed class UnlinkTests(SharedWorld shared)
{
    [Fact]
    public async Task Check_19_Unlinking_disables_the_skill_and_can_be_repeated()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.FE);
        (await user.Unlink()).ExpectLink("notLinked", "link");
        await user.Link();
        var pair = (await user.Enablement())!;

        (await user.Unlink()).ExpectLink("unlinked", "link")["reason"].ShouldBeNull();

        (await user.Enablement()).ShouldBeNull();
        var disable = (await user.Calls(CallEndpoints.EnablementDelete)).ShouldHaveSingleItem();
        (disable.Status, disable.Region).ShouldBe((204, Region.FE));
        (await user.Status()).ExpectLink("unlinked", "link");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Calls(CallEndpoints.EnablementDelete)).Count.ShouldBe(1);
        (await OAuth.Refresh(user.Skill, pair.PartnerRefreshToken!)).ExpectOAuthError(400, "invalid_grant");
        (await user.Status(verify: true)).ExpectLink("unlinked", "link");
        (await user.Calls(CallEndpoints.EnablementGet)).ShouldBeEmpty("no pair is left to ask with");

        await user.Link();
        (await user.Status()).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Check_19_An_access_token_that_is_over_is_refreshed_for_the_unlink()
    {
        var user = await Linked();
        await Strike(user, new FaultScript { Endpoint = CallEndpoints.EnablementDelete, Status = 401 });

        (await user.Unlink()).ExpectLink("unlinked", "link");

        (await Statuses(user)).ShouldBe([401, 204]);
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_19_An_account_that_has_moved_is_disabled_where_it_lives_now()
    {
        var user = await Linked();
        await user.In(Region.FE);

        (await user.Unlink()).ExpectLink("unlinked", "link");

        (await user.Calls(CallEndpoints.EnablementDelete))[^1].Region.ShouldBe(Region.FE);
        (await user.Enablement()).ShouldBeNull();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(null)]
    public async Task Check_19_What_is_no_proof_does_not_end_it_and_is_asked_again(int? status)
    {
        var user = await Linked();
        await Strike(user, new FaultScript
        {
            Endpoint = CallEndpoints.EnablementDelete,
            Status = status,
            Reset = status is null ? FaultReset.Before : null,
            DelayBeforeMs = 300,
        });
        var unlinking = user.Unlink();
        await user.Amazon.WaitForCalls(CallEndpoints.EnablementDelete, user: user.AmazonUser);
        (await user.Status()).ExpectLink("unlinking", "wait");

        (await unlinking).ExpectLink("unlinked", "link");

        (await Statuses(user)).Count.ShouldBe(2, "the refusal alone was no proof");
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_19_An_unlink_amid_a_refresh_waits_for_it_and_uses_the_new_pair()
    {
        var user = await Linked();
        await Strike(user, new FaultScript { Endpoint = CallEndpoints.EnablementGet, Status = 401 });
        await Strike(user, new FaultScript { Endpoint = CallEndpoints.TokenRefresh, DelayMs = 800 });
        var verifying = user.Status(verify: true);
        await user.Amazon.WaitForCalls(CallEndpoints.TokenRefresh, user: user.AmazonUser);

        (await user.Unlink()).ExpectLink("unlinked", "link");

        (await verifying).Expect(200);
        (await Statuses(user)).ShouldBe([204]);
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
        (await user.Status()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    private static Task<FaultRecord> Strike(PartnerUser user, FaultScript fault) =>
        user.Amazon.AddFault(fault with { User = user.AmazonUser });

    private static async Task<IReadOnlyList<int?>> Statuses(PartnerUser user) =>
        [.. (await user.Calls(CallEndpoints.EnablementDelete)).Select(call => (int?)call.Status)];

    private async Task<PartnerUser> Linked()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.EU);
        await user.Link();
        return user;
    }
}
