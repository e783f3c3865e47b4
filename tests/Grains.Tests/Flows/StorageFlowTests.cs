using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Tests.Links;
using Platform.Grains.Users;

namespace Platform.Grains.Tests.Flows;

public sealed class StorageFlowTests : FlowTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consent_that_cannot_be_stored_is_refused_and_the_next_one_is_taken(bool user)
    {
        if (user)
        {
            Host.Storage.Next<UserState>(_ => true, _ => throw new IOException("The disk is full."));
        }
        else
        {
            Host.Storage.FailNext(_ => true);
        }

        var reply = await User.Grain.OpenConsent(
            new OpenConsent(User.Key.Partner, "state", Samples.Sealed("verifier"), null, null, null));
        reply.Refusal!.Code.ShouldBe(ErrorCodes.StorageUnavailable);
        await User.Consent();
        User.Stored.Consents.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_34_A_callback_that_cannot_be_stored_sends_nothing_and_can_be_repeated()
    {
        var state = await User.Consent();
        Host.Storage.FailNext(link => link.Flow is not null);
        ShouldBeRefused(await User.Callback(state), ErrorCodes.StorageUnavailable, restart: false);
        Amazon.Exchange.Count.ShouldBe(0);
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_callback_that_was_stored_although_the_storage_said_no_goes_on()
    {
        var state = await User.Consent();
        Host.Storage.FailNextAfter(link => link.Flow is not null);
        ShouldBeRefused(await User.Callback(state), ErrorCodes.StorageUnavailable, restart: false);
        var joined = await User.Callback(state);
        joined.Kind.ShouldBe(LinkReplyKind.Pending);
        await Host.Clock.Until(Stored(link => link.Accounts.Length == 1), TimeSpan.FromSeconds(36));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    public static TheoryData<FlowStep, bool> Results => new()
    {
        { FlowStep.Exchanged, false }, { FlowStep.Exchanged, true }, { FlowStep.Claiming, false }, { FlowStep.Claiming, true },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Check_34_A_result_that_cannot_be_stored_is_held_and_written_again(FlowStep step, bool stored)
    {
        if (stored)
        {
            Host.Storage.FailNextAfter(link => link.Flow?.Step == step);
        }
        else
        {
            Host.Storage.FailNext(link => link.Flow?.Step == step);
        }

        ShouldBeLinked(await Patiently(User.Link()));
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(1);
        User.Stored.PairVersion.ShouldBe(1);
        Host.Log.Lines.ShouldContain(line => line.Contains("linking_token_at_risk"));
    }

    [Fact]
    public async Task Check_34_The_storage_may_be_away_for_half_a_minute_after_the_exchange()
    {
        var exchange = Amazon.Exchange.Hold();
        var reply = await User.Callback(await User.Consent());
        await exchange.Arrived;
        Host.Storage.Down = true;
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        var waiting = Stored(link => link.Accounts.Length == 1);
        await Host.Clock.Until(Past(TimeSpan.FromSeconds(30)), TimeSpan.FromSeconds(15));
        Host.Storage.Down = false;
        await Host.Clock.Until(waiting, TimeSpan.FromSeconds(15));
        ShouldBeLinked(await User.Settled(reply));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_intent_that_cannot_be_stored_calls_nobody_and_the_flow_goes_on_later()
    {
        Host.Storage.FailNext(link => link.Flow?.Step == FlowStep.Enabling);
        var state = await User.Consent();
        await User.Settled(await User.Callback(state));
        await Pass(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await Stored(link => link.Accounts.Length == 1);
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unlink_that_cannot_be_stored_says_so()
    {
        await User.Link();
        await Host.Restart();
        Host.Storage.FailNext(link => link.Unlinking is not null);
        ShouldBeRefused(await User.Unlink(), ErrorCodes.StorageUnavailable, restart: false);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public async Task Check_14_An_activation_that_is_given_up_accepts_no_code_that_it_would_not_send()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var state = await User.Consent();
        var refresh = Amazon.Refresh.Hold();
        var verifying = User.Verify();
        await refresh.Arrived;
        Host.Storage.FailNext(link => link.Unlinking is not null);
        ShouldBeRefused(await User.Unlink(), ErrorCodes.StorageUnavailable, restart: false);

        ShouldBeRefused(await User.Callback(state, "alexa2-code"), ErrorCodes.StorageUnavailable, restart: false);

        refresh.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        await Stored(link => link.Accounts[0].Pair.Version == 2);
        await verifying;
        await Host.Restart();
        ShouldBeLinked(await Patiently(User.Settled(await User.Callback(state, "alexa2-code"))));
        Amazon.Exchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_49_Two_commits_that_interleave_lose_nothing()
    {
        var exchange = Amazon.Exchange.Hold();
        var first = await User.Callback(await User.Consent());
        await exchange.Arrived;

        // The pair is being written, slowly, while a consent is opened and the unlink comes.
        var write = Host.Storage.HoldNext(link => link.Flow?.Pair is not null);
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        await write.Arrived;
        var consent = User.Consent();
        var picture = await User.Snapshot();
        picture.Status.ShouldBe(LinkStatus.Linking);
        consent.IsCompleted.ShouldBeFalse();
        write.Answer(true);
        var state = await consent;
        ShouldBeLinked(await User.Settled(first));
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(1);
        User.Stored.Consents.ShouldHaveSingleItem().StateId.ShouldBe(state.Id);
    }

    [Fact]
    public async Task Check_49_A_consent_that_is_written_slowly_does_not_lose_a_pair()
    {
        var exchange = Amazon.Exchange.Hold();
        var first = await User.Callback(await User.Consent());
        await exchange.Arrived;
        var write = Host.Storage.HoldNext(link => link.Consents.Length == 1);
        var consent = User.Consent();
        await write.Arrived;
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        write.Answer(true);
        var state = await consent;
        ShouldBeLinked(await User.Settled(first));
        User.Stored.Consents.ShouldHaveSingleItem().StateId.ShouldBe(state.Id);
    }

    private async Task<bool> Past(TimeSpan time)
    {
        await Task.Delay(time, Host.Clock);
        return true;
    }
}
