using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

/// <summary>When a linked account is cared for, and how (api.md 3, <c>refresh.policy</c>).</summary>
public sealed class CareTests
{
    [Theory]
    [InlineData("keepAlive", 0.0, 19.2)]
    [InlineData("keepAlive", 0.5, 24.0)]
    [InlineData("keepAlive", 1.0, 28.8)]
    [InlineData("onDemand", 0.5, 168.0)]
    [InlineData("of a later version", 0.5, 24.0)]
    public void Check_21_Evidence_is_renewed_within_the_policys_period(string policy, double spread, double hours)
    {
        var bench = Linked(policy, spread);
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now + TimeSpan.FromHours(hours)));
        bench.After(TimeSpan.FromHours(hours));
        Due(bench).Kind.ShouldBe(CareKind.Verify);
        bench.Do(new LinkCommand.Confirmed("alexa1", "na"));
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now + TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData(0.0, 60, 50)]
    [InlineData(0.5, 60, 42.5)]
    [InlineData(1.0, 60, 35)]
    [InlineData(0.5, 240, 222.5)]
    [InlineData(0.5, 10, 5)]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.5, 0.1, 1)]
    public void Eager_refreshes_before_the_last_ten_minutes_and_a_brief_token_at_half_its_life_but_once_a_minute_at_most(
        double spread, double lifetime, double due)
    {
        var bench = Linked("eager", spread, TimeSpan.FromMinutes(lifetime));
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now + TimeSpan.FromMinutes(due)));
        bench.After(TimeSpan.FromMinutes(due));
        Due(bench).Kind.ShouldBe(CareKind.Refresh);
    }

    [Fact]
    public void Eager_renews_evidence_as_well()
    {
        var bench = Linked("eager", 0.5);
        for (var refreshes = 0; refreshes < 33; refreshes++)
        {
            bench.After(TimeSpan.FromMinutes(42.5));
            Due(bench).Kind.ShouldBe(CareKind.Refresh);
            bench.Do(new LinkCommand.Refreshed(bench.State.PairVersion, Samples.Pair(bench.State.PairVersion + 1, bench.Now)));
        }

        bench.After(TimeSpan.FromMinutes(42));
        Due(bench).Kind.ShouldBe(CareKind.Verify);
    }

    [Theory]
    [InlineData("onDemand")]
    [InlineData("keepAlive")]
    [InlineData("eager")]
    public void Check_32_A_refresh_whose_answer_never_came_is_made_again_when_whoever_sent_it_has_given_up(string policy)
    {
        var bench = Linked(policy, 0.5);
        bench.Do(new LinkCommand.IntendRefresh(1));
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now + Bench.ExchangeTotal + LinkLimits.ResendMargin));
        bench.After(Bench.ExchangeTotal + LinkLimits.ResendMargin);
        Due(bench).Kind.ShouldBe(CareKind.Refresh);
    }

    [Fact]
    public void Check_47_An_account_that_was_taken_over_is_asked_about_once_the_former_holders_calls_have_ended()
    {
        var bench = new Bench { Care = CarePolicy.Of("onDemand", 0.5) }.Claiming();
        bench.Do(new LinkCommand.Claimed("s1", TakenOver: true));
        bench.Revoked().Plan.ShouldBe(new LinkStep.Wait(bench.Now + LinkLimits.TakeoverDoubt));
        bench.After(LinkLimits.TakeoverDoubt);
        Due(bench).Kind.ShouldBe(CareKind.Verify);
        bench.Do(new LinkCommand.Confirmed("alexa1", "na"));
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now + TimeSpan.FromDays(7)));
    }

    [Fact]
    public void Check_40_What_failed_waits_and_what_went_well_is_forgotten()
    {
        var bench = Linked("keepAlive", 0.5).After(TimeSpan.FromHours(24));
        bench.Do(new LinkCommand.CareFailed("alexa1", 1, CareKind.Verify, bench.Now.AddMinutes(7)));
        bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now.AddMinutes(7)));
        bench.State.Accounts[0].CareFailures.ShouldBe(1);
        bench.After(TimeSpan.FromMinutes(7));
        Due(bench).Kind.ShouldBe(CareKind.Verify);
        bench.Do(new LinkCommand.Confirmed("alexa1", "na"));
        bench.State.Accounts[0].CareFailures.ShouldBe(0);
    }

    [Fact]
    public void Check_40_A_question_that_fails_for_hours_does_not_keep_the_pair_from_being_refreshed()
    {
        var bench = Linked("eager", 0.5).After(TimeSpan.FromHours(25));
        for (var hours = 0; hours < 6; hours++)
        {
            Due(bench).Kind.ShouldBe(CareKind.Refresh);
            bench.Do(new LinkCommand.Refreshed(bench.State.PairVersion, Samples.Pair(bench.State.PairVersion + 1, bench.Now)));
            Due(bench).Kind.ShouldBe(CareKind.Verify);
            bench.Do(new LinkCommand.CareFailed("alexa1", 1, CareKind.Verify, bench.Now.AddHours(1)));
            bench.Plan.ShouldBe(new LinkStep.Wait(bench.Now.AddMinutes(42.5)));
            bench.After(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void Check_32_That_an_earlier_refresh_had_no_answer_stays_known_until_one_has_brought_tokens()
    {
        var bench = Linked("keepAlive", 0.5);
        bench.Do(new LinkCommand.IntendRefresh(1));
        var first = bench.Now;
        bench.After(TimeSpan.FromMinutes(1)).Do(new LinkCommand.IntendRefresh(1));
        bench.Do(new LinkCommand.RefreshFailed(1));
        bench.State.Accounts[0].Pair.RefreshingSince.ShouldBe(first);
        bench.Do(new LinkCommand.IntendRefresh(1));
        bench.Do(new LinkCommand.Refreshed(1, Samples.Pair(2, bench.Now)));
        bench.State.Accounts[0].Pair.RefreshingSince.ShouldBeNull();
    }

    [Fact]
    public void Check_36_An_account_set_aside_by_an_answer_has_no_refresh_in_flight()
    {
        var bench = Linked("keepAlive", 0.5);
        bench.Do(new LinkCommand.IntendRefresh(1));
        bench.Do(new LinkCommand.Gone("alexa1", 1, "exchange.invalid_grant", LinkStatus.RelinkRequired));
        bench.State.SetAside[0].Account.Pair.RefreshingSince.ShouldBeNull();
    }

    [Fact]
    public void Check_23_A_failure_of_an_older_link_says_nothing_about_a_newer_one()
    {
        var bench = Linked("keepAlive", 0.5);
        bench.Linked("alexa1", "s2");
        var before = bench.State;
        bench.Do(new LinkCommand.CareFailed("alexa1", 1, CareKind.Verify, bench.Now.AddDays(1))).State.ShouldBeSameAs(before);
    }

    [Fact]
    public void Check_40_Of_a_household_each_account_is_cared_for_by_itself()
    {
        var bench = Linked("keepAlive", 0.5);
        bench.After(TimeSpan.FromHours(1)).Linked("alexa2", "s2").After(TimeSpan.FromHours(23));
        Due(bench).Account.AlexaUserId.ShouldBe("alexa1");
        bench.Do(new LinkCommand.CareFailed("alexa1", 1, CareKind.Verify, bench.Now.AddHours(5)));
        bench.After(TimeSpan.FromHours(1));
        Due(bench).Account.AlexaUserId.ShouldBe("alexa2");
    }

    [Fact]
    public void While_a_relink_runs_or_no_policy_is_known_nothing_is_cared_for()
    {
        var bench = Linked("keepAlive", 0.5).After(TimeSpan.FromDays(2));
        bench.Returned("s2");
        bench.Plan.ShouldBeOfType<LinkStep.Exchange>();
        new Bench().Linked().After(TimeSpan.FromDays(2)).Plan.ShouldBe(LinkStep.Nothing);
    }

    [Fact]
    public void Check_37_Links_are_spread_evenly_and_each_keeps_its_place()
    {
        var places = Enumerable.Range(0, 10_000).Select(n => CarePolicy.Of("keepAlive", Samples.Key("user-" + n)).Spread).ToList();
        places.ShouldAllBe(place => place >= 0 && place < 1);
        foreach (var tenth in places.GroupBy(place => (int)(place * 10)))
        {
            tenth.Count().ShouldBeInRange(850, 1150);
        }

        CarePolicy.Of("eager", Samples.Key("user-1")).Spread.ShouldBe(places[1]);
        CarePolicy.Of("eager", new LinkKey(Samples.Partner, new SkillId("amzn1.ask.skill.2"), new UserId("user-1"))).Spread.ShouldNotBe(places[1]);
    }

    private static Bench Linked(string policy, double spread, TimeSpan? lifetime = null)
    {
        var bench = new Bench { Care = CarePolicy.Of(policy, spread) }.Linked();
        if (lifetime is { } brief)
        {
            var account = bench.State.Accounts[0];
            bench.State = bench.State with { Accounts = [account with { Pair = account.Pair with { AccessExpiresAt = bench.Now + brief } }] };
        }

        return bench;
    }

    private static AccountCare Due(Bench bench) => bench.Plan.ShouldBeOfType<LinkStep.Care>().Due;
}
