using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.Storm.Tests.Histories;

/// <summary>What is allowed: nothing is found in it.</summary>
public sealed class CleanHistoryTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(40);

    [Fact]
    public void A_link_that_is_refreshed_and_unlinked() => Tale.OfARefresh().Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2))).Uses("a2")
        .Stores(new LinkPicture([Tale.Pair(2, place: PairPlace.Leaving)], Unlinking: true)).Uses("a2").Stores(LinkPicture.Empty)
        .AmazonSaw("c1", 1, 1).AmazonSaw("r1", 1, 1).AmazonSaw("r2", 0, 0)
        .Hears(PartnerWord.Callback, PartnerWord.Linked, PartnerWord.Unlinked, PartnerWord.Callback, PartnerWord.Linked)
        .ShouldBeClean().Refreshes.ShouldBe(1);

    [Fact]
    public void A_refresh_token_that_stays_the_same_is_sent_for_one_pair_after_the_other()
    {
        var tale = Tale.OfARefresh().Receives("r1", 2, "r1").Stores(Tale.Record(Tale.Pair(2, "r1"))).Intends(2, "r1").SendsToken("r1")
            .Receives("r1", 3, "r1").Stores(Tale.Record(Tale.Pair(3, "r1"))).AmazonSaw("r1", 2, 2).Ends("linked");
        var verdict = tale.ShouldBeClean();
        (verdict.Refreshes, verdict.Resumed, verdict.UnreceivedRefreshes).ShouldBe((2, 0, 0));
    }

    [Fact]
    public void A_refresh_whose_answer_died_with_the_process_is_resumed_when_nobody_can_be_waiting_for_it()
    {
        var refresh = Tale.OfARefresh().AmazonGave("r1", "lost").IsKilled().Passes(Quiet);
        var verdict = refresh.Found(refresh.Last).Intends(1).SendsToken("r1").Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2)))
            .ShouldBeClean();
        (verdict.Resumed, verdict.UnreceivedRefreshes, verdict.UnreceivedCodes).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void A_living_process_whose_connection_was_cut_resumes_its_own_refresh_at_once() => Tale.OfARefresh()
        .IsRefused("r1", "amazon.unreachable", definite: false).AmazonGave("r1", "lost").Intends(1).SendsToken("r1").Receives("r1", 2)
        .Stores(Tale.Record(Tale.Pair(2))).ShouldBeClean().Resumed.ShouldBe(1);

    [Fact]
    public void What_Amazon_turned_away_is_sent_again_and_is_no_resume() => Tale.OfARefresh()
        .IsRefused("r1", "exchange.server_error", nothingSpent: true)
        .Stores(Tale.Record(Tale.Pair(1))).Intends(1).SendsToken("r1").Receives("r1", 2).Stores(Tale.Record(Tale.Pair(2)))
        .ShouldBeClean().Resumed.ShouldBe(0);

    [Fact]
    public void Under_strict_rotation_an_unreceived_answer_ends_the_link_and_is_counted_apart()
    {
        var refresh = Tale.OfARefresh().Strict().AmazonGave("r1", "lost").IsKilled().Passes(Quiet);
        var verdict = refresh.Found(refresh.Last).Intends(1).SendsToken("r1").IsRefused("r1")
            .Stores(Tale.Record(Tale.Pair(1, place: PairPlace.Aside))).Stores(LinkPicture.Empty).Ends("relinkRequired").ShouldBeClean();
        (verdict.EndedUnreceived, verdict.UnreceivedRefreshes).ShouldBe((1, 1));
    }

    [Fact]
    public void A_code_whose_answer_died_with_the_process_is_sent_once_more()
    {
        var verdict = new Tale().Found(LinkPicture.Empty).SendsCode("c1").AmazonGave("c1", "lost").IsKilled().Found(LinkPicture.Empty)
            .SendsCode("c1").IsRefused("c1").AmazonSaw("c1", 2, 1).ShouldBeClean();
        (verdict.UnreceivedCodes, verdict.Resumed).ShouldBe((1, 0));
    }

    [Fact]
    public void A_write_that_the_process_did_not_live_to_hear_of_may_have_happened_or_not()
    {
        Tale.OfARefresh().Receives("r1", 2).Storing(Tale.Record(Tale.Pair(2))).IsKilled().Found(Tale.Record(Tale.Pair(2))).Ends("linked")
            .ShouldBeClean();
        var refresh = Tale.OfARefresh();
        refresh.Receives("r1", 2).Storing(Tale.Record(Tale.Pair(2))).IsKilled().Found(refresh.Last)
            .ShouldBeClean().UnreceivedRefreshes.ShouldBe(1);
    }

    [Fact]
    public void An_account_that_Amazon_does_not_know_any_more_goes() =>
        Tale.OfALink().Uses("a1", refusal: 404).Stores(LinkPicture.Empty).ShouldBeClean();

    [Fact]
    public void A_link_that_is_made_anew_replaces_its_pair() => Tale.OfALink().SendsCode("c2").Receives("c2", 2)
        .Stores(Tale.Record(Tale.Pair(1), Tale.Pair(2, place: PairPlace.Flow))).Stores(Tale.Record(Tale.Pair(2))).ShouldBeClean();
}
