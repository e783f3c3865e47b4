using Platform.History.Checking;
using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.Storm.Tests.Histories;

/// <summary>What is forbidden: each of these breaks one rule, and that one is found.</summary>
public sealed class BrokenHistoryTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(40);

    [Fact]
    public void Lost_A_stored_pair_is_not_there_after_a_restart() =>
        Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2))).IsKilled().Found(Tale.Record(Tale.Pair(1)))
            .ShouldBreak(Rule.StoredAndGone);

    [Fact]
    public void Lost_A_record_is_empty_after_a_restart() =>
        Tale.OfALink().IsKilled().Found(LinkPicture.Empty).ShouldBreak(Rule.StoredAndGone);

    [Fact]
    public void Lost_A_stored_envelope_does_not_open() =>
        new Tale().Found(Tale.Record(Tale.Pair(1) with { Refresh = PairPicture.Unreadable })).ShouldBreak(Rule.Unreadable);

    [Fact]
    public void Lost_A_pair_from_nowhere_overwrites_a_newer_one() =>
        Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2))).Stores(Tale.Record(Tale.Pair(3)))
            .ShouldBreak(Rule.Overwritten);

    [Fact]
    public void Lost_A_frozen_twins_late_answer_overwrites_a_newer_pair() =>
        Tale.OfARefresh().IsKilled().Passes(Quiet).Intends(1).SendsToken("r1").Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2)))
            .Receives("r1", 3).Stores(Tale.Record(Tale.Pair(3))).ShouldBreak(Rule.Overwritten);

    [Fact]
    public void Lost_A_refresh_drops_the_refresh_token() =>
        Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2) with { Refresh = null })).ShouldBreak(Rule.Overwritten);

    [Fact]
    public void Lost_An_account_goes_for_no_reason() => Tale.OfALink().Stores(LinkPicture.Empty).ShouldBreak(Rule.AccountDropped);

    [Fact]
    public void Lost_Amazon_refuses_a_stored_token_whose_every_answer_was_stored() =>
        Tale.OfARefresh().Strict().IsRefused("r1").ShouldBreak(Rule.RefusedUnexplained);

    [Fact]
    public void Lost_Amazon_refuses_a_stored_token_though_it_does_not_rotate()
    {
        var refresh = Tale.OfARefresh().IsKilled().Passes(Quiet);
        refresh.Found(refresh.Last).Intends(1).SendsToken("r1").IsRefused("r1").ShouldBreak(Rule.RefusedUnexplained);
    }

    [Fact]
    public void Lost_An_answer_is_in_hand_and_is_never_stored() =>
        Tale.OfARefresh().Receives("r1", 2).Passes(Quiet).Uses("a1").ShouldBreak(Rule.AnswerDropped);

    [Fact]
    public void Lost_A_link_is_not_there_in_the_end() => Tale.OfALink().Ends("notLinked").ShouldBreak(Rule.MissingAtTheEnd);

    [Fact]
    public void Lost_A_link_is_told_linked_in_the_end_and_Amazon_does_not_say_so() =>
        Tale.OfALink().Ends("linked", confirmed: false).ShouldBreak(Rule.MissingAtTheEnd);

    [Fact]
    public void Spent_twice_A_code_gives_two_pairs() => Tale.OfALink().AmazonSaw("c1", 1, 2).ShouldBreak(Rule.CodeRedeemedTwice);

    [Fact]
    public void Spent_twice_A_code_is_sent_again_after_its_answer() =>
        Tale.OfALink().SendsCode("c1").IsRefused("c1").ShouldBreak(Rule.CodeSentAgain);

    [Fact]
    public void Spent_twice_A_living_process_sends_a_code_again_after_a_time_out() => new Tale().Found(LinkPicture.Empty)
        .SendsCode("c1").IsRefused("c1", "amazon.unreachable", definite: false).SendsCode("c1").IsRefused("c1")
            .ShouldBreak(Rule.CodeSentAgain);

    [Fact]
    public void Spent_twice_A_code_is_resumed_twice() =>
        new Tale().Found(LinkPicture.Empty).SendsCode("c1").IsKilled().Found(LinkPicture.Empty)
        .SendsCode("c1").IsKilled().Found(LinkPicture.Empty).SendsCode("c1").IsRefused("c1").ShouldBreak(Rule.CodeSentAgain);

    [Fact]
    public void Spent_twice_The_transport_repeats_a_call_by_itself() =>
        Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2))).AmazonSaw("r1", 2, 2).ShouldBreak(Rule.PresentedUnsent);

    [Fact]
    public void Spent_twice_A_token_is_sent_without_a_stored_intent() =>
        Tale.OfALink().SendsToken("r1").Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2))).ShouldBreak(Rule.SentWithoutIntent);

    [Fact]
    public void Spent_twice_A_token_is_sent_while_the_same_process_waits_for_the_answer() =>
        Tale.OfARefresh().SendsToken("r1").Receives("r1", 2)
        .Stores(Tale.Record(Tale.Pair(2))).ShouldBreak(Rule.SentInFlight);

    [Fact]
    public void Spent_twice_A_token_is_sent_again_by_the_process_that_has_its_answer() =>
        Tale.OfARefresh().Receives("r1", 2).Intends(1).SendsToken("r1")
        .Receives("r1", 3).Stores(Tale.Record(Tale.Pair(3))).ShouldBreak(Rule.SentAfterAnswer);

    [Fact]
    public void Spent_twice_A_token_is_sent_though_its_successor_is_stored() =>
        Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2)))
        .SendsToken("r1").IsRefused("r1").ShouldBreak(Rule.SentAfterSuccessor);

    [Fact]
    public void Spent_twice_A_refresh_is_resumed_while_the_one_who_began_it_may_be_alive()
    {
        var refresh = Tale.OfARefresh().IsKilled();
        refresh.Found(refresh.Last).Intends(1).SendsToken("r1").Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2)))
            .ShouldBreak(Rule.ResumedTooEarly);
    }

    [Fact]
    public void Served_after_unlink_An_access_token_is_used_that_was_erased() =>
        Unlinked().Uses("a1").ShouldBreak(Rule.UsedAfterErased);

    [Fact]
    public void Served_after_unlink_A_refresh_token_is_sent_that_was_erased() =>
        Unlinked().SendsToken("r1").IsRefused("r1").ShouldBreak(Rule.UsedAfterErased);

    [Fact]
    public void Served_after_unlink_An_account_comes_back_that_nobody_linked() =>
        Unlinked().Stores(Tale.Record(Tale.Pair(1))).ShouldBreak(Rule.Resurrected);

    [Fact]
    public void Served_after_unlink_A_partner_is_told_linked_after_unlinked() =>
        Unlinked().Hears(PartnerWord.Linked, PartnerWord.Unlinked, "consentPending", PartnerWord.Linked)
            .ShouldBreak(Rule.ToldLinkedAfterUnlink);

    private static Tale Unlinked() =>
        Tale.OfALink().Stores(new LinkPicture([Tale.Pair(1, place: PairPlace.Leaving)], Unlinking: true)).Stores(LinkPicture.Empty);
}
