using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>The storage cannot be read, or takes longer than anybody waits.</summary>
public sealed class StorageReadTests : FlowTest
{
    // Longer than the longest pause between three tries, shorter than anybody stops waiting.
    private static readonly TimeSpan Tries = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Check_34_A_link_that_cannot_be_read_serves_nobody_and_the_next_call_finds_it_as_it_was()
    {
        await User.Link();
        await Host.Restart();
        Host.Storage.FailReads(2);

        // The exception that the API answers as storage.unavailable, and not one of its subtypes, which mean something else.
        (await Should.ThrowAsync<OrleansException>(User.Snapshot())).ShouldBeOfType<OrleansException>();
        (await Should.ThrowAsync<OrleansException>(User.Unlink())).ShouldBeOfType<OrleansException>();

        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_34_A_callback_to_a_link_that_cannot_be_read_spends_nothing_and_can_be_repeated()
    {
        var state = await User.Consent();
        await Host.Restart();
        Host.Storage.FailReads(1);

        (await Should.ThrowAsync<OrleansException>(User.Callback(state))).ShouldBeOfType<OrleansException>();

        Amazon.Exchange.Count.ShouldBe(0);
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_wait_for_a_slow_read_and_meet_one_activation()
    {
        await User.Link();
        await Host.Restart();
        var read = Host.Storage.HoldNextRead();
        var asking = Enumerable.Range(0, 10).Select(_ => User.Snapshot()).ToList();
        await read.Arrived;
        asking.ShouldAllBe(asked => !asked.IsCompleted);

        read.Answer(true);

        (await Task.WhenAll(asking)).ShouldAllBe(link => link.Status == LinkStatus.Linked);
    }

    [Fact]
    public async Task Check_34_A_first_pair_is_held_while_the_record_can_neither_be_written_nor_read_and_stored_later()
    {
        var state = await User.Consent();
        Host.Storage.FailNext(link => link.Flow?.Step == FlowStep.Exchanged);
        Host.Storage.FailReads(2);

        ShouldBeLinked(await Host.Clock.Until(Finish(), Tries));

        Host.Storage.HasNoReadRule.ShouldBeTrue();
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(1);
        User.Stored.PairVersion.ShouldBe(1);
        Host.Log.Lines.Count(line => line.Contains("linking_token_at_risk")).ShouldBe(3);

        async Task<LinkReply> Finish() => await User.Settled(await User.Callback(state));
    }

    [Fact]
    public async Task Check_34_A_refreshed_pair_is_held_while_the_record_can_neither_be_written_nor_read_and_stored_later()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Host.Storage.FailNext(link => link.Accounts is [{ Pair.Version: 2 }]);
        Host.Storage.FailReads(2);

        ShouldBeLinked(await Host.Clock.Until(User.Verify(), Tries));

        Host.Storage.HasNoReadRule.ShouldBeTrue();
        Amazon.Refresh.Count.ShouldBe(1);
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Check_36_A_refused_refresh_proves_nothing_while_the_record_cannot_be_read_again()
    {
        await User.Link();
        await Host.Restart();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await User.Snapshot();
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        Host.Storage.FailReads(1);

        (await Patiently(User.Verify())).Link.Status.ShouldBe(LinkStatus.Linked);

        Host.Storage.HasNoReadRule.ShouldBeTrue();
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(1);

        // Its intent stands in the record, so a successor leaves the token alone for a while.
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        ShouldBeLinked(await Patiently(User.Verify()));
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Check_34_A_write_that_outlasts_all_patience_refuses_who_waits_for_it_and_keeps_its_pair()
    {
        var exchange = Amazon.Exchange.Hold();
        var first = await User.Callback(await User.Consent());
        await exchange.Arrived;
        var write = Host.Storage.HoldNext(link => link.Flow?.Pair is not null);
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        await write.Arrived;
        var began = Host.Clock.Now;

        var consent = User.Grain.OpenConsent(new OpenConsent(User.Key.Partner, "state", Samples.Sealed("verifier"), null, null, null));
        var refused = await Host.Clock.Until(consent, TimeSpan.FromSeconds(20));

        refused.Refusal!.Code.ShouldBe(ErrorCodes.StorageUnavailable);
        (Host.Clock.Now - began).ShouldBe(TimeSpan.FromSeconds(20));
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linking);
        write.Answer(true);
        ShouldBeLinked(await AtLast(first));
        Amazon.Exchange.Count.ShouldBe(1);
        User.Stored.Consents.ShouldBeEmpty();
    }

    // The activation that has given up answers at once that it goes on; the one after it ends the flow.
    private async Task<LinkReply> AtLast(LinkReply first)
    {
        LinkReply reply;
        do
        {
            reply = await Patiently(User.Settled(first));
        }
        while (reply.Kind == LinkReplyKind.Pending);

        return reply;
    }
}
