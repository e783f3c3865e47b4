using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>The process dies between any two commits, and the reminder alone wakes what is left.</summary>
public sealed class RestartFlowTests : FlowTest
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(36);

    public static TheoryData<string, bool, int> Commits => new()
    {
        { "exchanging", true, 1 },
        { "exchanged", false, 2 },
        { "exchanged", true, 1 },
        { "enabling", false, 1 },
        { "enabling", true, 1 },
        { "claiming", false, 1 },
        { "claiming", true, 1 },
        { "linked", false, 1 },
        { "linked", true, 1 },
    };

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task Check_32_A_flow_goes_on_from_every_commit(string commit, bool stored, int exchanges)
    {
        var write = stored ? Host.Storage.HoldNextAfter(link => Is(link, commit)) : Host.Storage.HoldNext(link => Is(link, commit));
        _ = User.Callback(await User.Consent());
        await write.Arrived;
        await Die();
        var link = await Host.Clock.Until(Stored(link => link.Accounts.Length == 1 && link.GrantsToRevoke.IsEmpty), Quiet);
        link.Flow.ShouldBeNull();
        link.Leaving.ShouldBeEmpty();
        Amazon.Exchange.Count.ShouldBe(exchanges);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_callback_whose_commit_was_lost_was_not_taken_and_can_be_repeated()
    {
        var write = Host.Storage.HoldNext(link => Is(link, "exchanging"));
        var state = await User.Consent();
        _ = User.Callback(state);
        await write.Arrived;
        await Host.Crash();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.ConsentPending);
        Amazon.Exchange.Count.ShouldBe(0);
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
    }

    [Fact]
    public async Task Check_32_A_code_that_was_on_its_way_is_sent_once_more()
    {
        await DieAmidExchange();
        await Host.Clock.Until(Stored(link => link.Accounts.Length == 1), Quiet);
        Amazon.Exchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_32_A_code_that_could_not_be_sent_once_more_does_not_go_back_to_its_place()
    {
        var state = await DieAmidExchange();
        Amazon.Exchange.Next(FakeAmazon.NotSent<TokenPair>(), FakeAmazon.NotSent<TokenPair>(), FakeAmazon.NotSent<TokenPair>());
        await Host.Clock.Until(Stored(link => link.Flow is null), Quiet);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.ExchangeInterrupted);
        Amazon.Exchange.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Check_32_A_pair_whose_answer_was_never_received_ends_as_interrupted()
    {
        var state = await DieAmidExchange();
        Amazon.Exchange.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        await Host.Clock.Until(Stored(link => link.Flow is null), Quiet);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.ExchangeInterrupted);
        Amazon.Exchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_32_After_five_minutes_it_is_not_sent_any_more()
    {
        var exchange = Amazon.Exchange.Hold();
        var state = await User.Consent();
        await User.Callback(state);
        await exchange.Arrived;
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Die();
        await Stored(link => link.Flow is null);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.ExchangeInterrupted);
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_32_A_second_death_amid_the_second_sending_ends_it()
    {
        var state = await DieAmidExchange();
        var again = Amazon.Exchange.Hold();
        await Host.Clock.Until(Arrived(again.Arrived), Quiet);
        await Die();
        await Host.Clock.Until(Stored(link => link.Flow is null), Quiet);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.ExchangeInterrupted);
        Amazon.Exchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_17_An_enablement_that_was_on_its_way_is_asked_for_again_with_a_fresh_code()
    {
        var post = Amazon.Enable.Hold();
        await User.Callback(await User.Consent());
        await post.Arrived;
        await Die();
        await Stored(link => link.Accounts.Length == 1);
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Calls.Select(call => call.Body!.AuthCode.Reveal()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_call_wakes_what_is_left_before_the_reminder_does()
    {
        var post = Amazon.Enable.Hold();
        await User.Callback(await User.Consent());
        await post.Arrived;
        await Host.Crash();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linking);
        await Stored(link => link.Accounts.Length == 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_19_An_unlink_goes_on_after_a_death(bool amidCall)
    {
        await User.Link();
        if (amidCall)
        {
            var disable = Amazon.Disable.Hold();
            await User.Grain.Unlink(User.Key.Partner);
            await disable.Arrived;
        }
        else
        {
            var write = Host.Storage.HoldNext(link => link.Leaving.IsEmpty);
            await User.Grain.Unlink(User.Key.Partner);
            await write.Arrived;
        }

        await Die();
        await Stored(link => link.Leaving.IsEmpty && link.Unlinking is null);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public async Task Check_32_A_refresh_that_was_on_its_way_loses_nothing()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        var refresh = Amazon.Refresh.Hold();
        await User.Grain.Verify(User.Key.Partner);
        await refresh.Arrived;
        await Host.Crash();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1, "The dead process' call may still be under way.");
        Host.Clock.Advance(Quiet);
        ShouldBeLinked(await User.Verify());
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.RefreshingSince.ShouldBeNull();
        Amazon.Refresh.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_in_operation_waits_for_the_step_under_way()
    {
        var exchange = Amazon.Exchange.Hold();
        await User.Callback(await User.Consent());
        await exchange.Arrived;
        var restart = Host.Restart();
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        await restart;
        Host.ReminderClock.Advance(TimeSpan.FromMinutes(1));
        await Stored(link => link.Accounts.Length == 1);
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_47_A_death_between_claim_and_notice_leaves_one_holder(bool noticeStored)
    {
        await User.Link();
        var other = new LinkDriver(Host, "user-2");
        var write = noticeStored
            ? Host.Storage.HoldNextAfter(link => link.Reason?.Code == ReasonCodes.LinkSuperseded)
            : Host.Storage.HoldNext(link => link.Reason?.Code == ReasonCodes.LinkSuperseded);
        await other.Callback(await other.Consent());
        await write.Arrived;
        await Die();
        await Host.Storage.Until(other.Key.ToString(), link => link.Accounts.Length == 1);
        await Stored(link => link.Accounts.IsEmpty && link.GrantsToRevoke.IsEmpty);
        (await User.Snapshot()).Reason.ShouldBe(ReasonCodes.LinkSuperseded);
        (await Host.Grains.AlexaAccount(new AlexaAccountKey(Samples.Skill, "alexa1")).Holder()).ShouldBe(other.Key);
        Amazon.Disable.Count.ShouldBe(0);
    }

    private static bool Is(LinkState link, string commit) => commit switch
    {
        "exchanging" => link.Flow?.Step == FlowStep.Exchanging,
        "exchanged" => link.Flow?.Step == FlowStep.Exchanged,
        "enabling" => link.Flow?.Step == FlowStep.Enabling,
        "claiming" => link.Flow?.Step == FlowStep.Claiming,
        _ => link.Accounts.Length == 1,
    };

    private static async Task<bool> Arrived(Task arrives)
    {
        await arrives;
        return true;
    }

    private async Task<StateHandle> DieAmidExchange()
    {
        var exchange = Amazon.Exchange.Hold();
        var state = await User.Consent();
        await User.Callback(state);
        await exchange.Arrived;
        await Die();
        return state;
    }

    private async Task Die()
    {
        await Host.Crash();
        Host.ReminderClock.Advance(TimeSpan.FromMinutes(1));
    }
}
