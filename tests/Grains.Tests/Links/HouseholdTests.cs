using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class HouseholdTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void Check_18_A_relink_serves_on_and_replaces_the_pair_with_its_grant()
    {
        _bench.Linked("alexa1", "s1");
        _bench.After(TimeSpan.FromMinutes(1));
        _bench.Enabling("s2");
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Action.ShouldBe(LinkAction.Wait);

        // A refresh of the old pair comes in between: it is kept until the new link stands.
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(3, _bench.Now)));
        _bench.State.Accounts[0].Pair.Version.ShouldBe(3);
        _bench.Do(new LinkCommand.Enabled("s2", "alexa1"));
        _bench.Do(new LinkCommand.Claimed("s2"));
        var account = _bench.State.Accounts.ShouldHaveSingleItem();
        account.Pair.Version.ShouldBe(2);
        account.Generation.ShouldBe(2);
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.View.Action.ShouldBe(LinkAction.Unlink);

        // The answer to a refresh of what was replaced comes too late.
        var before = _bench.State;
        _bench.Do(new LinkCommand.Refreshed(3, Samples.Pair(4, _bench.Now))).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.Gone("alexa1", 3, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired)).State.ShouldBeSameAs(before);
    }

    [Fact]
    public void Check_48_Five_accounts_are_held_and_the_sixth_lets_the_oldest_go()
    {
        for (var n = 1; n <= 5; n++)
        {
            _bench.Linked("alexa" + n, "s" + n);
        }

        _bench.State.Accounts.Length.ShouldBe(5);
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.Linked("alexa6", "s6");
        _bench.State.Accounts.Select(account => account.AlexaUserId).ShouldBe(["alexa2", "alexa3", "alexa4", "alexa5", "alexa6"]);
        _bench.State.Leaving.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa1");
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.Do(new LinkCommand.Left(1));
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
    }

    [Fact]
    public void Check_48_Each_account_ends_by_its_own_proof_and_the_last_one_ends_the_link()
    {
        _bench.Linked("alexa1", "s1").Linked("alexa2", "s2");
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Reason.ShouldBeNull();
        _bench.Do(new LinkCommand.LetGo(1));
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.Do(new LinkCommand.Gone("alexa2", 2, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.View.Status.ShouldBe(LinkStatus.RelinkRequired);
        _bench.View.Action.ShouldBe(LinkAction.Link);
        _bench.View.Reason.ShouldBe(ErrorCodes.ExchangeInvalidGrant);
        _bench.View.LinkedAt.ShouldBeNull();
    }

    [Fact]
    public void Check_48_An_unlink_lets_all_accounts_go()
    {
        _bench.Linked("alexa1", "s1").Linked("alexa2", "s2");
        _bench.Do(new LinkCommand.Unlink());
        _bench.State.Leaving.Select(account => account.AlexaUserId).ShouldBe(["alexa1", "alexa2"]);
        _bench.Revoked();
        _bench.Do(new LinkCommand.Left(1));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
        _bench.Do(new LinkCommand.Left(2));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public void Check_47_A_superseded_account_is_erased_without_a_call_and_the_last_one_ends_the_link()
    {
        _bench.Linked("alexa1", "s1").Linked("alexa2", "s2");
        _bench.Do(new LinkCommand.Supersede("alexa1", "s1"));
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.Do(new LinkCommand.Supersede("alexa2", "s2"));
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Reason.ShouldBe(ReasonCodes.LinkSuperseded);
        _bench.View.UserMessage.ShouldBeNull();
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
    }

    [Fact]
    public void Check_47_An_account_that_is_claimed_but_not_committed_can_be_lost_as_well()
    {
        _bench.Claiming("alexa1");
        _bench.Do(new LinkCommand.Supersede("alexa1", "s1"));
        _bench.Do(new LinkCommand.Claimed("s1"));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        var told = _bench.Settle("s1");
        told.Kind.ShouldBe(LinkReplyKind.Done);
        told.Link.Reason.ShouldBe(ReasonCodes.LinkSuperseded);
    }

    [Fact]
    public void Check_47_A_lost_claim_takes_what_it_was_to_replace_with_it_and_nothing_that_came_later()
    {
        _bench.Linked("alexa1", "s1").Claiming("alexa1", "s2");
        _bench.Do(new LinkCommand.Supersede("alexa1", "s2"));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.Flow.ShouldBeNull();

        _bench.Linked("alexa1", "s3").Claiming("alexa1", "s4");
        _bench.Do(new LinkCommand.Supersede("alexa1", "s3"));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.Do(new LinkCommand.Claimed("s4"));
        var before = _bench.State;
        _bench.Do(new LinkCommand.Supersede("alexa1", "s3")).State.ShouldBeSameAs(before);
        before.Accounts.ShouldHaveSingleItem().Attempt.ShouldBe("s4");
    }

    [Fact]
    public void Check_47_An_unlink_never_deletes_what_another_user_holds_by_now()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Unlink());
        _bench.Do(new LinkCommand.Supersede("alexa1", "s1"));
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public void Check_47_A_notice_about_another_account_changes_nothing()
    {
        _bench.Linked();
        var before = _bench.State;
        _bench.Do(new LinkCommand.Supersede("alexa9", "s1")).State.ShouldBeSameAs(before);
    }
}
