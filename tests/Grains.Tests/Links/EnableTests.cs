using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links;

public sealed class EnableTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void A_link_is_made_step_by_step()
    {
        _bench.Do(Samples.Open("s1"));
        _bench.Do(Samples.Return("s1"));
        Step(FlowStep.Exchanging);
        _bench.Sent();
        _bench.Do(new LinkCommand.Exchanged("s1", Samples.Pair(1, _bench.Now)));
        Step(FlowStep.Exchanged);
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], "g1"));
        Step(FlowStep.Enabling);
        _bench.Do(new LinkCommand.Enabled("s1", "alexa1"));
        Step(FlowStep.Claiming);
        _bench.Plan.ShouldBeOfType<LinkStep.Claim>();
        _bench.Do(new LinkCommand.Claimed("s1"));

        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Action.ShouldBe(LinkAction.Unlink);
        _bench.View.Generation.ShouldBe(1);
        _bench.View.LinkedAt.ShouldBe(_bench.Now);
        _bench.View.Source.ShouldBe(EvidenceSource.Amazon);
        _bench.State.Flow.ShouldBeNull();
        _bench.State.Accounts.ShouldHaveSingleItem().ShouldBe(
            Samples.Account("alexa1", 1, _bench.Now) with { Grant = "g1", Attempt = "s1" });
        _bench.Plan.ShouldBe(LinkStep.Nothing);
    }

    [Fact]
    public void Check_17_A_temporary_failure_is_tried_again_and_its_code_shows_after_fifteen_minutes()
    {
        _bench.Enabling();
        _bench.Do(new LinkCommand.StepFailed("s1", ErrorCodes.Enablement503, _bench.Now + TimeSpan.FromSeconds(2), MayBeEnabled: false));
        _bench.Settle("s1").Kind.ShouldBe(LinkReplyKind.Pending);
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.Revoked();
        _bench.Plan.ShouldBeOfType<LinkStep.Wait>().Until.ShouldBe(_bench.Now + TimeSpan.FromSeconds(2));
        _bench.After(TimeSpan.FromSeconds(2)).Plan.ShouldBeOfType<LinkStep.Enable>();
        var end = _bench.After(TimeSpan.FromMinutes(15)).Plan.ShouldBeOfType<LinkStep.End>();
        _bench.Do(new LinkCommand.EndFlow("s1", end.Code));
        _bench.Settle("s1").Refusal!.Code.ShouldBe(ErrorCodes.Enablement503);
        _bench.View.Status.ShouldBe(LinkStatus.NotLinked);
        _bench.State.Leaving.ShouldBeEmpty();
    }

    [Fact]
    public void Check_17_A_restart_amid_an_enablement_call_asks_again_with_another_code()
    {
        _bench.Enabling().Restart().Plan.ShouldBeOfType<LinkStep.Enable>();
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], "g2"));
        _bench.State.Flow!.MayBeEnabled.ShouldBeTrue();
        _bench.State.Flow.EarlierGrants.ShouldBe(["grant:s1"]);
        _bench.State.GrantsToRevoke.ShouldBeEmpty();
        _bench.Do(new LinkCommand.Enabled("s1", "alexa1"));
        _bench.Do(new LinkCommand.Claimed("s1"));
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.State.Accounts.ShouldHaveSingleItem().Grant.ShouldBe("g2");
    }

    [Fact]
    public void Check_17_What_may_have_been_enabled_is_taken_back_when_the_flow_fails()
    {
        _bench.Enabling().Restart();
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], "g2"));
        _bench.Do(new LinkCommand.EnableRefused("s1", ErrorCodes.Enablement400));
        var leaving = _bench.State.Leaving.ShouldHaveSingleItem();
        leaving.AlexaUserId.ShouldBeNull();
        leaving.Pair.Version.ShouldBe(1);
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1", "g2"], ignoreOrder: true);
        _bench.View.Status.ShouldBe(LinkStatus.NotLinked);
        _bench.View.Reason.ShouldBe(ErrorCodes.Enablement400);
    }

    [Theory]
    [InlineData(ErrorCodes.Enablement400)]
    [InlineData(ErrorCodes.Enablement401)]
    [InlineData(ErrorCodes.Enablement403)]
    [InlineData(ErrorCodes.Enablement404)]
    public void A_refused_enablement_leaves_no_pair_behind(string code)
    {
        _bench.Enabling();
        _bench.Do(new LinkCommand.EnableRefused("s1", code));
        _bench.State.Leaving.ShouldBeEmpty();
        _bench.State.Flow.ShouldBeNull();
        _bench.State.GrantsToRevoke.ShouldBe(["grant:s1"]);
        _bench.Settle("s1").Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void Check_18_A_failed_relink_touches_neither_the_account_nor_a_grant_that_may_be_in_force()
    {
        _bench.Linked("alexa1", "s0");
        _bench.Enabling("s1");
        _bench.Do(new LinkCommand.StepFailed("s1", ErrorCodes.AmazonUnreachable, _bench.Now, MayBeEnabled: true));
        _bench.Do(new LinkCommand.EndFlow("s1", ErrorCodes.AmazonUnreachable));
        _bench.View.Status.ShouldBe(LinkStatus.Linked);
        _bench.View.Reason.ShouldBe(ErrorCodes.AmazonUnreachable);
        _bench.State.GrantsToRevoke.ShouldBeEmpty();

        // It may be another account of the household that was enabled: whose it is, is asked before anything is disabled.
        _bench.State.Leaving.ShouldHaveSingleItem().AlexaUserId.ShouldBeNull();
        _bench.Do(new LinkCommand.Left(_bench.State.Leaving[0].Pair.Version));
        _bench.State.Accounts.ShouldHaveSingleItem().AlexaUserId.ShouldBe("alexa1");
    }

    [Fact]
    public void Check_16_The_next_host_is_asked_where_one_does_not_know_the_account()
    {
        _bench.Enabling("s1", "g1", "na", "eu");
        _bench.Do(new LinkCommand.EnableElsewhere("s1"));
        _bench.State.Flow!.Hosts.ShouldBe(["eu"]);
        _bench.State.GrantsToRevoke.ShouldBe(["g1"]);
        _bench.Revoked().Plan.ShouldBeOfType<LinkStep.Enable>();
        _bench.Do(new LinkCommand.IntendEnable("s1", ["eu"], "g2"));
        _bench.Do(new LinkCommand.Enabled("s1", "alexa1"));
        _bench.Do(new LinkCommand.Claimed("s1"));
        _bench.State.Accounts.ShouldHaveSingleItem().Host.ShouldBe("eu");
    }

    [Fact]
    public void A_supplied_code_serves_one_call_and_another_one_continues()
    {
        _bench.Exchanged("s1", partnerCode: "p1");
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], null));
        _bench.State.Flow!.AuthorizationCode.ShouldBeNull();
        _bench.Do(new LinkCommand.StepFailed("s1", ErrorCodes.Enablement503, _bench.Now, MayBeEnabled: false));
        _bench.Do(new LinkCommand.NeedCode("s1"));
        var told = _bench.Settle("s1");
        told.Kind.ShouldBe(LinkReplyKind.Refused);
        told.Refusal!.Code.ShouldBe(ErrorCodes.AuthorizationCodeNeeded);
        told.Link.Status.ShouldBe(LinkStatus.Linking);

        _bench.Do(Samples.Return("s1", partnerCode: "p1")).State.Flow!.Step.ShouldBe(FlowStep.CodeNeeded, "the used one is no other");
        _bench.After(TimeSpan.FromMinutes(9));
        _bench.Do(Samples.Return("s1", partnerCode: "p2")).State.Flow!.AuthorizationCode.ShouldBe(Samples.Sealed("p2"));
        _bench.Plan.ShouldBeOfType<LinkStep.Enable>();
    }

    [Fact]
    public void Check_17_While_another_code_is_waited_for_it_is_not_forgotten_that_the_one_before_may_have_served()
    {
        _bench.Exchanged("s1", partnerCode: "p1");
        _bench.Do(new LinkCommand.IntendEnable("s1", ["na"], null));
        _bench.Restart().Do(new LinkCommand.NeedCode("s1"));
        _bench.After(TimeSpan.FromMinutes(10)).Do(new LinkCommand.EndFlow("s1", ErrorCodes.AuthorizationFailed));
        _bench.State.Leaving.ShouldHaveSingleItem().Pair.Version.ShouldBe(1);
    }

    [Fact]
    public void Nobody_waits_longer_than_ten_minutes_for_another_code()
    {
        _bench.Exchanged();
        _bench.Do(new LinkCommand.NeedCode("s1"));
        _bench.After(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1)).Plan.ShouldBeOfType<LinkStep.Wait>();
        _bench.After(TimeSpan.FromSeconds(1)).Plan.ShouldBe(new LinkStep.End("s1", ErrorCodes.AuthorizationFailed));
    }

    [Fact]
    public void A_claim_is_tried_for_as_long_as_it_takes()
    {
        _bench.Claiming();
        _bench.Do(new LinkCommand.StepFailed("s1", ErrorCodes.StorageUnavailable, _bench.Now + TimeSpan.FromMinutes(20), MayBeEnabled: false));
        _bench.State.Flow!.Step.ShouldBe(FlowStep.Claiming);
        _bench.After(TimeSpan.FromMinutes(16)).Plan.ShouldBeOfType<LinkStep.Wait>();
        _bench.After(TimeSpan.FromMinutes(4)).Plan.ShouldBeOfType<LinkStep.Claim>();
    }

    private void Step(FlowStep step)
    {
        _bench.State.Flow!.Step.ShouldBe(step);
        _bench.View.Status.ShouldBe(LinkStatus.Linking);
        _bench.View.Action.ShouldBe(LinkAction.Wait);
        _bench.View.Attempt.ShouldBe("s1");
        _bench.Settle("s1").Kind.ShouldBe(LinkReplyKind.Pending);
    }
}
