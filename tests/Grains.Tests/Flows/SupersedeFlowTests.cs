using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

public sealed class SupersedeFlowTests : FlowTest
{
    [Theory]
    [InlineData("user-1", "user-2")]
    [InlineData("user-2", "user-1")]
    public async Task Check_47_The_later_user_holds_the_account_and_the_formers_unlink_never_touches_it(string earlier, string later)
    {
        var (former, holder) = (new LinkDriver(Host, earlier), new LinkDriver(Host, later));
        await former.Link();
        ShouldBeLinked(await holder.Link());
        var superseded = await former.Snapshot();
        superseded.Status.ShouldBe(LinkStatus.Unlinked);
        superseded.Reason.ShouldBe(ReasonCodes.LinkSuperseded);
        (await former.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(0);
        ShouldBeLinked(await holder.Verify());

        // And back again.
        ShouldBeLinked(await former.Link());
        (await holder.Snapshot()).Reason.ShouldBe(ReasonCodes.LinkSuperseded);
        (await Host.Grains.AlexaAccount(new AlexaAccountKey(Samples.Skill, "alexa1")).Holder()).ShouldBe(former.Key);
    }

    [Fact]
    public async Task Check_47_An_unlink_that_has_not_reached_amazon_yet_stops_at_the_new_holder()
    {
        await User.Link();
        for (var n = 0; n < 30; n++)
        {
            Amazon.Disable.Next(FakeAmazon.NotSent<bool>());
        }

        (await Patiently(User.Unlink())).Kind.ShouldBe(LinkReplyKind.Pending);
        var other = new LinkDriver(Host, "user-2");
        ShouldBeLinked(await other.Link());
        await Stored(link => link.Leaving.IsEmpty);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBeLessThan(30, "none of them got through");
        (await other.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
    }

    [Fact]
    public async Task Check_47_A_notice_that_cannot_be_stored_is_given_again()
    {
        await User.Link();
        var other = new LinkDriver(Host, "user-2");
        Host.Storage.FailNext(link => link.Reason?.Code == ReasonCodes.LinkSuperseded);
        ShouldBeLinked(await Patiently(other.Link()));
        (await User.Snapshot()).Reason.ShouldBe(ReasonCodes.LinkSuperseded);
    }

    [Fact]
    public async Task Check_47_A_claim_that_a_dead_process_had_begun_is_asked_about_soon_since_a_former_holder_may_have_been_told()
    {
        var claiming = Host.Storage.HoldNext(link => link.Accounts.Length == 1);
        await User.Callback(await User.Consent());
        await claiming.Arrived;
        await Host.Crash();
        Host.ReminderClock.Advance(TimeSpan.FromMinutes(1));
        (await Stored(link => link.Accounts.Length == 1)).Accounts[0].VerifyAt.ShouldBe(Host.Clock.Now + LinkLimits.TakeoverDoubt);
    }

    [Fact]
    public async Task Check_47_Two_users_who_link_one_account_at_once_leave_one_holder()
    {
        var users = Enumerable.Range(1, 8).Select(n => new LinkDriver(Host, "user-" + n)).ToList();
        await Task.WhenAll(users.Select(user => user.Link()));
        var holder = await Host.Grains.AlexaAccount(new AlexaAccountKey(Samples.Skill, "alexa1")).Holder();
        var linked = users.Where(user => user.Stored.Accounts.Length == 1).ToList();
        linked.ShouldHaveSingleItem().Key.ShouldBe(holder!.Value);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_48_A_household_links_two_accounts_and_an_unlink_disables_both()
    {
        await User.Link("alexa1-code");
        ShouldBeLinked(await User.Link("alexa2-code"));
        User.Stored.Accounts.Select(account => account.AlexaUserId).ShouldBe(["alexa1", "alexa2"]);
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Calls.Select(call => call.Access.Reveal().Split('|')[1]).ShouldBe(["alexa1", "alexa2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Check_48_One_account_ends_by_its_own_proof_and_the_other_serves_on()
    {
        await User.Link("alexa1-code");
        await User.Link("alexa2-code");
        Amazon.Get.Next(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement401, 401));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        ShouldBeLinked(await User.Verify());
        User.Stored.Accounts.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa2");
    }

    [Fact]
    public async Task A_superseded_account_takes_its_tokens_of_the_built_in_server_with_it()
    {
        await User.Link();
        var grant = User.Stored.Accounts.ShouldHaveSingleItem().Grant!;
        var grants = Host.Storage.Grants(User.Key.ToString());
        grants.Grants.ShouldHaveSingleItem().Id.ShouldBe(grant);
        await new LinkDriver(Host, "user-2").Link();
        await Stored(link => link.GrantsToRevoke.IsEmpty && link.Accounts.IsEmpty);
        (await Host.Grains.Grants(User.Key).Redeem(grant, grants.Grants[0].CodeHash, Samples.Redirect, "refresh", 7)).ShouldBeFalse();
    }
}
