using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class PairTests
{
    private readonly Bench _bench = new Bench().Linked();

    [Fact]
    public void The_intent_to_refresh_is_recorded_and_the_answer_replaces_the_pair()
    {
        _bench.Do(new LinkCommand.IntendRefresh(1)).State.Accounts[0].Pair.RefreshingSince.ShouldBe(_bench.Now);
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now)));
        _bench.State.Accounts[0].Pair.ShouldBe(Samples.Pair(2, _bench.Now));
        _bench.State.PairVersion.ShouldBe(2);
        _bench.State.Generation.ShouldBe(1);
    }

    [Fact]
    public void Check_38_An_answer_to_the_refresh_of_a_replaced_pair_is_dropped()
    {
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now)));
        var before = _bench.State;
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(3, _bench.Now))).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.RefreshFailed(1)).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.IntendRefresh(1)).State.ShouldBeSameAs(before);
    }

    [Fact]
    public void Check_36_A_refresh_that_failed_without_proof_leaves_the_pair_as_it_was()
    {
        var before = _bench.State;
        _bench.Do(new LinkCommand.IntendRefresh(1));
        _bench.Do(new LinkCommand.RefreshFailed(1));
        _bench.State.Accounts.ShouldBe(before.Accounts);
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
    }

    [Theory]
    [InlineData(ErrorCodes.Enablement401, LinkStatus.Unlinked)]
    [InlineData(ErrorCodes.Enablement404, LinkStatus.Unlinked)]
    public void Check_36_Proof_ends_the_link_and_erases_the_pair(string code, LinkStatus status)
    {
        _bench.Do(new LinkCommand.Gone("alexa1", 1, code, status));
        _bench.View.Status.ShouldBe(status);
        _bench.View.Reason.ShouldBe(code);
        _bench.View.UserMessage.ShouldBeNull();
        _bench.View.Source.ShouldBe(EvidenceSource.Amazon);
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
    }

    [Fact]
    public void Check_36_A_refused_refresh_token_ends_the_link_at_once_and_its_pair_is_erased_when_it_stood_for_itself()
    {
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.View.Status.ShouldBe(LinkStatus.RelinkRequired);
        _bench.View.Reason.ShouldBe(ErrorCodes.ExchangeInvalidGrant);
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBeEmpty();
        _bench.Plan.ShouldBe(new LinkStep.Wait(_bench.Now + LinkLimits.SetAside));
        _bench.After(LinkLimits.SetAside).Plan.ShouldBeOfType<LinkStep.Judge>().Account.Account.Pair.Version.ShouldBe(1);
        _bench.Do(new LinkCommand.LetGo(1));
        _bench.State.SetAside.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
        _bench.View.Status.ShouldBe(LinkStatus.RelinkRequired);
    }

    [Fact]
    public void Check_52_What_was_refused_in_masses_is_put_back_as_it_was()
    {
        var before = _bench.State;
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.PutBack());
        _bench.State.Accounts.ShouldBe(before.Accounts);
        _bench.State.GrantsToRevoke.ShouldBeEmpty();
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Reason.ShouldBeNull();
    }

    [Fact]
    public void Check_38_A_pair_that_comes_after_its_account_was_set_aside_brings_the_account_back()
    {
        _bench.Do(new LinkCommand.IntendRefresh(1));
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now)));
        _bench.State.SetAside.ShouldBeEmpty();
        _bench.State.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Reason.ShouldBeNull();
        _bench.State.GrantsToRevoke.ShouldBeEmpty();
    }

    [Fact]
    public void Check_38_A_pair_sealed_under_a_version_that_another_pair_has_had_is_not_stored_and_loses_nothing()
    {
        _bench.Do(new LinkCommand.IntendRefresh(1));
        _bench.State = _bench.State with { PairVersion = 2 };
        var before = _bench.State;
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now))).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(3, _bench.Now))).State.Accounts[0].Pair.Version.ShouldBe(3);
    }

    [Fact]
    public void A_pair_that_comes_after_an_unlink_of_what_was_set_aside_is_kept_to_disable_it_with()
    {
        _bench.Do(new LinkCommand.IntendRefresh(1));
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.Unlink());
        _bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, _bench.Now)));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.Leaving.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
    }

    [Fact]
    public void What_was_linked_anew_meanwhile_is_not_put_back()
    {
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Linked("alexa1", "s2");
        var anew = _bench.State;
        anew.SetAside.ShouldBeEmpty();
        _bench.Do(new LinkCommand.PutBack()).State.ShouldBeSameAs(anew);
    }

    [Fact]
    public void An_unlink_disables_what_was_set_aside_since_it_may_stand_at_amazon()
    {
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.Unlink());
        _bench.State.SetAside.ShouldBeEmpty();
        _bench.State.Leaving.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa1");
        _bench.View.Status.ShouldBe(LinkStatus.Unlinking);
    }

    [Fact]
    public void Check_47_What_was_set_aside_is_erased_when_another_user_links_its_account()
    {
        _bench.Do(new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        _bench.Do(new LinkCommand.Supersede("alexa1", "any"));
        _bench.State.SetAside.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
    }

    [Fact]
    public void A_confirmation_renews_the_evidence_and_remembers_the_host()
    {
        _bench.After(TimeSpan.FromHours(1)).Do(new LinkCommand.Confirmed("alexa1", "eu"));
        _bench.View.VerifiedAt.ShouldBe(_bench.Now);
        _bench.View.LinkedAt.ShouldBe(Samples.Start);
        _bench.State.Accounts[0].Host.ShouldBe("eu");
        var before = _bench.State;
        _bench.Do(new LinkCommand.Confirmed("alexa9", "eu")).State.ShouldBeSameAs(before);
    }
}
