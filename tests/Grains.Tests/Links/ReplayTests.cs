using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class ReplayTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void Check_03_A_second_callback_joins_the_first()
    {
        _bench.Returned();
        var again = _bench.Do(Samples.Return("s1"));
        again.Attempt.ShouldBe("s1");
        again.Begins.ShouldBeFalse();
        _bench.Settle("s1").Kind.ShouldBe(LinkReplyKind.Pending);
    }

    [Fact]
    public void Check_02_Another_code_for_a_spent_state_is_refused_while_the_first_runs_and_after_it()
    {
        _bench.Returned();
        _bench.Do(Samples.Return("s1", "other")).Refusal!.Code.ShouldBe(ErrorCodes.StateUsed);
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.ExchangeInvalidGrant, Spent: true));
        _bench.Do(Samples.Return("s1", "other")).Refusal!.Code.ShouldBe(ErrorCodes.StateUsed);
    }

    [Fact]
    public void Check_03_The_same_code_after_success_is_told_the_link_as_it_is_by_then()
    {
        _bench.Linked();
        _bench.Do(Samples.Return("s1")).Attempt.ShouldBe("s1");
        _bench.Settle("s1").ShouldSatisfyAllConditions(
            reply => reply.Kind.ShouldBe(LinkReplyKind.Done),
            reply => reply.Link.Status.ShouldBe(LinkStatus.Linked));
        _bench.Do(new LinkCommand.Unlink());
        _bench.Settle("s1").Link.Status.ShouldBe(LinkStatus.Unlinking);
    }

    [Fact]
    public void Check_03_The_same_code_after_a_failure_is_told_the_same_problem_for_a_day()
    {
        _bench.Returned();
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.ExchangeInvalidGrant, Spent: true));
        _bench.After(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        _bench.Do(Samples.Return("s1")).Attempt.ShouldBe("s1");
        _bench.Settle("s1").Refusal!.Code.ShouldBe(ErrorCodes.ExchangeInvalidGrant);
        _bench.After(TimeSpan.FromSeconds(1));
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateUnknown);
    }

    [Fact]
    public void The_last_eight_outcomes_are_remembered()
    {
        for (var n = 1; n <= 9; n++)
        {
            _bench.Returned("s" + n);
            _bench.Do(new LinkCommand.ExchangeFailed("s" + n, ErrorCodes.ExchangeInvalidGrant, Spent: true));
        }

        _bench.State.Outcomes.Select(outcome => outcome.Attempt).ShouldBe(Enumerable.Range(2, 8).Select(n => "s" + n));
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateUnknown);
    }

    [Fact]
    public void Another_callback_waits_its_turn()
    {
        _bench.Do(Samples.Open("s2"));
        _bench.Returned("s1");
        var busy = _bench.Do(Samples.Return("s2"));
        busy.IsBusy.ShouldBeTrue();
        busy.Attempt.ShouldBe("s1");
        _bench.State.Consents.ShouldHaveSingleItem().StateId.ShouldBe("s2");
    }

    [Fact]
    public void A_code_that_was_not_spent_gives_the_state_back_for_that_code_alone()
    {
        _bench.Returned("s1", "code");
        _bench.Sent();
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.AmazonUnreachable, Spent: false));
        var told = _bench.Settle("s1");
        told.Refusal.ShouldBe(new Refusal(ErrorCodes.AmazonUnreachable, Restart: false));
        _bench.Do(Samples.Return("s1", "other")).Refusal!.Code.ShouldBe(ErrorCodes.StateUsed);
        _bench.Do(Samples.ReturnError("s1", ErrorCodes.RedirectAccessDenied)).Refusal!.Code.ShouldBe(ErrorCodes.StateUsed);

        _bench.After(TimeSpan.FromMinutes(4));
        _bench.Do(Samples.Return("s1", "code")).Begins.ShouldBeTrue();
        _bench.State.Flow!.CodeReceivedAt.ShouldBe(Samples.Start);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Check_12_An_unspent_code_is_not_taken_again_five_minutes_after_it_came(int seconds, bool taken)
    {
        _bench.Returned();
        _bench.Sent();
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.AmazonUnreachable, Spent: false));
        _bench.After(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(seconds));
        var decision = _bench.Do(Samples.Return("s1"));
        decision.Begins.ShouldBe(taken);
        decision.Refusal?.Code.ShouldBe(ErrorCodes.StateExpired);
    }

    [Fact]
    public void A_state_that_comes_back_keeps_its_place_among_five()
    {
        _bench.Returned("s0");
        _bench.Sent();
        for (var n = 1; n <= 5; n++)
        {
            _bench.After(TimeSpan.FromSeconds(1));
            _bench.Do(Samples.Open("s" + n));
        }

        _bench.Do(new LinkCommand.ExchangeFailed("s0", ErrorCodes.AmazonUnreachable, Spent: false));
        _bench.State.Consents.Select(consent => consent.StateId).ShouldBe(["s0", "s2", "s3", "s4", "s5"]);
        _bench.State.Closed.ShouldHaveSingleItem().StateId.ShouldBe("s1");
    }

    [Fact]
    public void An_unspent_state_is_void_all_the_same_when_the_user_has_unlinked()
    {
        _bench.Returned();
        _bench.Sent();
        _bench.Do(new LinkCommand.Unlink());
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.AmazonUnreachable, Spent: false));
        _bench.State.Consents.ShouldBeEmpty();
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.Settle("s1").Refusal!.Code.ShouldBe(ErrorCodes.AmazonUnreachable);
    }
}
