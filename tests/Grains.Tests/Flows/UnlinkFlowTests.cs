using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Tests.Hosting;

namespace Platform.Grains.Tests.Flows;

public sealed class UnlinkFlowTests : FlowTest
{
    [Fact]
    public async Task An_unlink_voids_open_consents()
    {
        var state = await User.Consent();
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.NotLinked);
        ShouldBeRefused(await User.Callback(state), ErrorCodes.StateExpired);
        Amazon.Exchange.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_unlink_amid_the_exchange_drops_the_pair_without_a_call()
    {
        var exchange = Amazon.Exchange.Hold();
        var callback = await User.Callback(await User.Consent());
        await exchange.Arrived;
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        unlink.Kind.ShouldBe(LinkReplyKind.Pending);
        unlink.Link.Status.ShouldBe(LinkStatus.Unlinking);
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        ShouldBeRefused(await User.Settled(callback), ErrorCodes.StateExpired);
        User.Stored.Flow.ShouldBeNull();
        Amazon.Enable.Count.ShouldBe(0);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_unlink_amid_discovery_posts_nothing()
    {
        var endpoints = Amazon.Endpoints.Hold();
        await User.Callback(await User.Consent());
        await endpoints.Arrived;
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        endpoints.Answer(FakeAmazon.LivesAt(FakeAmazon.Na));
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Enable.Count.ShouldBe(0);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unlink_amid_the_enablement_takes_it_back(bool answered)
    {
        var post = Amazon.Enable.Hold();
        await User.Callback(await User.Consent());
        await post.Arrived;
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        post.Answer(answered ? AmazonResult.Success(FakeAmazon.Enabled("alexa1")) : FakeAmazon.NoAnswer<Enablement>());
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Enable.Count.ShouldBe(1);
        Amazon.Disable.Count.ShouldBe(1);
        User.Stored.Leaving.ShouldBeEmpty();
        User.Stored.Generation.ShouldBe(answered ? 1 : 0);
    }

    [Fact]
    public async Task An_unlink_amid_a_refused_enablement_has_nothing_to_take_back()
    {
        var post = Amazon.Enable.Hold();
        await User.Callback(await User.Consent());
        await post.Arrived;
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        post.Answer(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement400, 400));
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_19_An_unlink_amid_a_verification_waits_for_its_refresh_and_uses_the_new_pair()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        await User.Grain.Verify(User.Key.Partner);
        await refresh.Arrived;
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        refresh.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Calls.ShouldHaveSingleItem().Access.Reveal().ShouldBe($"Atza|alexa1|{FakeAmazon.Canary}|2");
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_19_An_expired_token_is_refreshed_for_the_unlink()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Refresh.Count.ShouldBe(1);
        Amazon.Disable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_19_An_account_that_has_moved_is_disabled_where_it_lives_now()
    {
        await User.Link();
        Amazon.Disable.Next(FakeAmazon.Answered<bool>(ErrorCodes.Enablement404, 404));
        Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Eu));
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Calls.Select(call => call.Host).ShouldBe([FakeAmazon.Na, FakeAmazon.Eu]);
    }

    [Fact]
    public async Task Check_32_A_pair_that_strict_rotation_has_burnt_unreceived_ends_the_unlink_and_the_reason_says_that_amazon_may_not_know()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        Amazon.Refresh.Next(
            FakeAmazon.NoAnswer<TokenPair>(), FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        var reply = await Patiently(User.Unlink());
        reply.Link.Status.ShouldBe(LinkStatus.Unlinked);
        reply.Link.Reason.ShouldBe(ErrorCodes.ExchangeInterrupted);
        User.Stored.Leaving.ShouldBeEmpty();
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_19_A_dead_pair_proves_the_account_gone()
    {
        await User.Link();
        Amazon.Disable.Next(FakeAmazon.Answered<bool>(ErrorCodes.Enablement401, 401));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        var reply = await User.Unlink();
        reply.Link.Status.ShouldBe(LinkStatus.Unlinked);
        reply.Link.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task An_unlink_goes_on_by_itself_where_amazon_cannot_be_reached()
    {
        await User.Link();
        for (var n = 0; n < 12; n++)
        {
            Amazon.Disable.Next(FakeAmazon.NotSent<bool>());
        }

        var reply = await Patiently(User.Unlink());
        reply.Kind.ShouldBe(LinkReplyKind.Pending);
        reply.Link.Status.ShouldBe(LinkStatus.Unlinking);
        while (User.Stored.Unlinking is not null)
        {
            var writes = Host.Storage.LinkWrites;
            await Pass(TimeSpan.FromMinutes(15));
            await Stored(link => link.Unlinking is null || Host.Storage.LinkWrites > writes);
        }

        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(13);
    }

    [Fact]
    public async Task An_unlink_revokes_the_tokens_of_the_built_in_server_at_once()
    {
        await User.Link();
        var grant = Host.Storage.Grants(User.Key.ToString()).Grants.ShouldHaveSingleItem();
        var grants = Host.Grains.Grants(User.Key);
        (await grants.Redeem(grant.Id, grant.CodeHash, grant.RedirectUri, "refresh-1", 7)).ShouldBeTrue();
        var disable = Amazon.Disable.Hold();
        var unlink = await User.Grain.Unlink(User.Key.Partner);
        await disable.Arrived;
        (await grants.Rotate(grant.Id, "refresh-1", "refresh-2", 7)).ShouldBeFalse();
        disable.Answer(AmazonResult.Success(true));
        (await User.Settled(unlink)).Link.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public async Task A_deleted_skill_is_abandoned_without_a_call()
    {
        await User.Link();
        (await User.Grain.Abandon(Host.Clock.Now)).ShouldBeTrue();
        await Stored(link => link.Accounts.IsEmpty && link.GrantsToRevoke.IsEmpty);
        (await User.Snapshot()).Reason.ShouldBe(ReasonCodes.SkillDeleted);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Two_unlinks_at_once_are_one()
    {
        await User.Link();
        var disable = Amazon.Disable.Hold();
        var (first, second) = (await User.Grain.Unlink(User.Key.Partner), await User.Grain.Unlink(User.Key.Partner));
        first.Attempt.ShouldBe(LinkPlan.UnlinkAttempt);
        second.Attempt.ShouldBe(LinkPlan.UnlinkAttempt);
        disable.Answer(AmazonResult.Success(true));
        (await User.Settled(second)).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(1);
    }
}
