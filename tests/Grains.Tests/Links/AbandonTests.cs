using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class AbandonTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void A_deleted_skill_takes_everything_with_it_and_amazon_is_not_called()
    {
        _bench.Linked("alexa1", "s1");
        _bench.Do(Samples.Open("s2"));
        _bench.Enabling("s3");
        _bench.Do(new LinkCommand.Abandon(_bench.Now));
        _bench.State.Accounts.ShouldBeEmpty();
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.State.Flow.ShouldBeNull();
        _bench.State.Consents.ShouldBeEmpty();
        _bench.State.GrantsToRevoke.ShouldBe([LinkState.AllGrants]);
        _bench.View.Status.ShouldBe(LinkStatus.Unlinked);
        _bench.View.Reason.ShouldBe(ReasonCodes.SkillDeleted);
        _bench.Settle("s3").Refusal!.Code.ShouldBe(ErrorCodes.StateExpired);
    }

    [Fact]
    public void What_was_made_after_the_deletion_stays()
    {
        _bench.Linked("alexa1", "s1");
        var deletedAt = _bench.Now;
        _bench.After(TimeSpan.FromSeconds(1)).Linked("alexa2", "s2").Do(Samples.Open("s3"));
        _bench.Do(new LinkCommand.Abandon(deletedAt));
        _bench.State.Accounts.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa2");
        _bench.State.Consents.ShouldHaveSingleItem().StateId.ShouldBe("s3");
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
    }

    [Fact]
    public void A_flow_that_is_older_than_the_deletion_takes_its_grant_with_it_and_nothing_else()
    {
        _bench.Enabling("s1", "g1");
        var deletedAt = _bench.Now;
        _bench.After(TimeSpan.FromSeconds(1));
        _bench.State = _bench.State with { Accounts = [Samples.Account("alexa2", 9, _bench.Now)], PairVersion = 9 };
        _bench.Do(new LinkCommand.Abandon(deletedAt));
        _bench.State.Flow.ShouldBeNull();
        _bench.State.GrantsToRevoke.ShouldBe(["g1"]);
        _bench.State.Accounts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Abandoning_again_changes_nothing()
    {
        _bench.Linked();
        _bench.Do(new LinkCommand.Abandon(_bench.Now));
        var before = _bench.State;
        _bench.Do(new LinkCommand.Abandon(_bench.Now)).State.ShouldBeSameAs(before);
    }
}
