using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links;

public sealed class UnlinkTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void Check_19_An_unlink_voids_consents_revokes_grants_and_erases_the_pair_when_amazon_confirmed()
    {
        _bench.Linked();
        _bench.Do(Samples.Open("s2"));
        _bench.Do(new LinkCommand.Unlink()).Attempt.ShouldBe(LinkPlan.UnlinkAttempt);
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
        _bench.View.Action.ShouldBe(LinkAction.Wait);
        _bench.View.Attempt.ShouldBe(LinkPlan.UnlinkAttempt);
        _bench.Do(Samples.Return("s2")).Refusal!.Code.ShouldBe(ErrorCodes.StateExpired);
        _bench.Plan.ShouldBeOfType<LinkStep.RevokeGrants>().Grants.ShouldBe([LinkState.AllGrants]);
        _bench.Revoked().Plan.ShouldBeOfType<LinkStep.Leave>();
        _bench.Do(new LinkCommand.Left(1));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Action.ShouldBe(LinkAction.Link);
        _bench.View.Reason.ShouldBeNull();
        _bench.Settle(LinkPlan.UnlinkAttempt).Kind.ShouldBe(LinkReplyKind.Done);
    }

    [Fact]
    public void Check_19_A_second_unlink_joins_the_first_and_a_third_finds_it_done()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Unlink());
        var before = _bench.State;
        var again = _bench.Do(new LinkCommand.Unlink());
        again.Attempt.ShouldBe(LinkPlan.UnlinkAttempt);
        again.State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.Left(1));
        before = _bench.State;
        _bench.Do(new LinkCommand.Unlink()).ShouldSatisfyAllConditions(
            decision => decision.Attempt.ShouldBeNull(),
            decision => decision.State.ShouldBeSameAs(before));
    }

    [Fact]
    public void Check_19_An_unlink_of_what_was_never_linked_changes_nothing()
    {
        var before = _bench.State;
        _bench.Do(new LinkCommand.Unlink()).State.ShouldBeSameAs(before);
        _bench.View.Status.ShouldBe(LinkStatus.NotLinked);
    }

    [Fact]
    public void An_unlink_of_a_superseded_link_keeps_what_ended_it()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Supersede("alexa1", "s1"));
        _bench.Revoked().Do(new LinkCommand.Unlink());
        _bench.View.Reason.ShouldBe(ReasonCodes.LinkSuperseded);
    }

    [Fact]
    public void An_unlink_settles_a_link_that_would_have_to_be_linked_again()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.LetGo(1));
        _bench.Do(new LinkCommand.Unlink());
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Reason.ShouldBeNull();
    }

    [Fact]
    public void Check_19_A_refresh_in_flight_does_not_bring_an_unlinked_pair_back()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.IntendRefresh(1));
        _bench.Do(new LinkCommand.Unlink());
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now)));
        _bench.State.Leaving.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
        _bench.Revoked().Do(new LinkCommand.Left(2));
        var before = _bench.State;
        _bench.Do(new LinkCommand.Refreshed(2, Samples.Pair(3, _bench.Now))).State.ShouldBeSameAs(before);
        before.Accounts.ShouldBeEmpty();
    }

    [Fact]
    public void Unlinking_goes_on_for_seven_days_and_then_says_so()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Unlink());
        _bench.Revoked().After(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        _bench.Do(new LinkCommand.LeaveFailed(1, ErrorCodes.AmazonUnreachable, _bench.Now + TimeSpan.FromSeconds(1)));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
        _bench.After(TimeSpan.FromSeconds(1));
        _bench.Do(new LinkCommand.LeaveFailed(1, ErrorCodes.AmazonUnreachable, _bench.Now));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Reason.ShouldBe(ErrorCodes.AmazonUnreachable);
        _bench.State.Leaving.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FlowStep.Exchanging)]
    [InlineData(FlowStep.Exchanged)]
    [InlineData(FlowStep.Enabling)]
    [InlineData(FlowStep.CodeNeeded)]
    public void An_unlink_wins_at_the_next_step_of_a_flow(FlowStep step)
    {
        _ = step switch
        {
            FlowStep.Exchanging => _bench.Returned(),
            FlowStep.Enabling => _bench.Enabling(),
            _ => _bench.Exchanged(),
        };
        if (step == FlowStep.CodeNeeded)
        {
            _bench.Do(new LinkCommand.NeedCode("s1"));
        }

        _bench.Do(new LinkCommand.Unlink());
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
        _bench.Revoked();
        var end = _bench.Plan.ShouldBeOfType<LinkStep.End>();
        _bench.Do(new LinkCommand.EndFlow(end.Attempt, end.Code));
        _bench.Settle("s1").Refusal!.Code.ShouldBe(ErrorCodes.StateExpired);
        (_bench.State.Leaving.Length == 1).ShouldBe(step == FlowStep.Enabling, "only a posted enablement can stand");
        _bench.Revoked();
        if (step == FlowStep.Enabling)
        {
            _bench.Do(new LinkCommand.Left(1));
        }

        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Reason.ShouldBeNull();
    }

    [Fact]
    public void A_flow_that_was_overtaken_before_its_enablement_never_intends_one()
    {
        _bench.Exchanged();
        _bench.Do(new LinkCommand.Unlink());
        var before = _bench.State;
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], "g1")).State.ShouldBeSameAs(before);
    }

    [Fact]
    public void An_unlink_that_comes_while_an_account_is_claimed_lets_that_account_go()
    {
        _bench.Claiming();
        _bench.Do(new LinkCommand.Unlink());
        _bench.Revoked().Plan.ShouldBeOfType<LinkStep.Claim>();
        _bench.Do(new LinkCommand.Claimed("s1"));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.Leaving.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa1");
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
        _bench.Do(new LinkCommand.Left(1));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public void A_callback_waits_for_an_unlink_and_after_a_minute_the_unlink_gives_way()
    {
        _bench.Linked("alexa1", "s0");
        _bench.Do(new LinkCommand.Unlink());
        _bench.Do(Samples.Open("s1"));
        _bench.Do(Samples.Return("s1")).IsBusy.ShouldBeTrue();
        _bench.After(TimeSpan.FromMinutes(1));
        _bench.Do(Samples.Return("s1")).Begins.ShouldBeTrue();
        _bench.View.Status.ShouldBe(LinkStatus.Linking);
        _bench.State.Leaving.ShouldHaveSingleItem();

        // Where the new link fails, the old one has ended all the same.
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.ExchangeInvalidGrant, Spent: true));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public void What_was_linked_again_is_not_disabled_by_an_older_unlink()
    {
        _bench.Linked("alexa1", "s0");
        _bench.Do(new LinkCommand.Unlink());
        _bench.Revoked().After(TimeSpan.FromMinutes(1));
        _bench.Linked("alexa1", "s1");
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.Plan.ShouldBe(LinkStep.Nothing);
    }

    [Fact]
    public void Check_23_What_saw_an_older_link_cannot_touch_a_newer_one()
    {
        _bench.Linked("alexa1", "s1");
        _bench.Do(new LinkCommand.Unlink());
        _bench.Revoked().Do(new LinkCommand.Left(1));
        _bench.Linked("alexa1", "s2");
        _bench.View.Generation.ShouldBe(2);
        var before = _bench.State;
        LinkCommand[] late =
        [
            new LinkCommand.Left(1), new LinkCommand.LeaveFailed(1, ErrorCodes.AmazonUnreachable, _bench.Now), new LinkCommand.Claimed("s1"),
            new LinkCommand.Gone("alexa1", 1, ErrorCodes.Enablement404, LinkStatus.Unlinked), new LinkCommand.Enabled("s1", "alexa1"),
            new LinkCommand.EndFlow("s1", ErrorCodes.StateExpired), new LinkCommand.RefreshFailed(1), new LinkCommand.IntendRefresh(1),
        ];
        foreach (var command in late)
        {
            _bench.Do(command).State.ShouldBeSameAs(before, command.ToString());
        }
    }
}
