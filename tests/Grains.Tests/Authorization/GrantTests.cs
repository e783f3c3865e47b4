using Platform.Grains.Authorization;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Authorization;

public sealed class GrantTests
{
    private const string Redirect = Samples.Redirect;

    private static readonly DateTimeOffset Now = Samples.Start;

    private readonly GrantState _registered = GrantDecisions.Register(new GrantState(), "g1", "code", Redirect, Now);

    [Fact]
    public void A_code_is_redeemed_once()
    {
        var (state, granted) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now);
        granted.ShouldBeTrue();
        state.Grants.ShouldHaveSingleItem().RefreshTokens.ShouldBe([new RefreshToken("r1", null)]);
    }

    [Fact]
    public void A_code_spent_twice_revokes_what_the_first_one_got()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now);
        (state, var granted) = GrantDecisions.Redeem(state, "g1", "code", Redirect, "r2", Now);
        granted.ShouldBeFalse();
        state.Grants.ShouldBeEmpty();
        GrantDecisions.Rotate(state, "g1", "r1", "r3", Now).Granted.ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_is_made_again_because_its_answer_was_lost_has_the_same_answer()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now);
        GrantDecisions.Redeem(state, "g1", "code", Redirect, "r1", Now).ShouldBe((state, true));
        (state, _) = GrantDecisions.Rotate(state, "g1", "r1", "r2", Now);
        GrantDecisions.Rotate(state, "g1", "r1", "r2", Now.AddSeconds(1)).ShouldBe((state, true));
        GrantDecisions.Redeem(state, "g1", "guess", Redirect, "r1", Now).Granted.ShouldBeFalse();
    }

    [Fact]
    public void A_wrong_code_of_a_spent_grant_revokes_nothing()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now);
        GrantDecisions.Redeem(state, "g1", "guess", Redirect, "r2", Now).ShouldBe((state, false));
    }

    [Fact]
    public void Check_09_A_code_is_bound_to_its_redirect_uri()
    {
        var (state, granted) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect + "/", "r1", Now);
        granted.ShouldBeFalse();
        GrantDecisions.Redeem(state, "g1", "code", Redirect, "r1", Now).Granted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_code_lives_five_minutes(int seconds, bool granted) =>
        GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now.AddMinutes(5).AddSeconds(seconds)).Granted.ShouldBe(granted);

    [Theory]
    [InlineData("g2", "code")]
    [InlineData("g1", "other")]
    public void What_is_unknown_is_not_granted(string grant, string code) =>
        GrantDecisions.Redeem(_registered, grant, code, Redirect, "r1", Now).ShouldBe((_registered, false));

    [Fact]
    public void A_rotated_token_works_24_hours_more()
    {
        var state = Redeemed();
        (state, var granted) = GrantDecisions.Rotate(state, "g1", "r1", "r2", Now);
        granted.ShouldBeTrue();
        var end = Now.AddHours(24);
        GrantDecisions.Rotate(state, "g1", "r1", "r3", end.AddSeconds(-1)).Granted.ShouldBeTrue();
        GrantDecisions.Rotate(state, "g1", "r1", "r3", end).Granted.ShouldBeFalse();
        GrantDecisions.Rotate(state, "g1", "r2", "r3", end.AddYears(5)).Granted.ShouldBeTrue("the one in force lives as long as the link");
    }

    [Fact]
    public void Presenting_a_rotated_token_does_not_prolong_it()
    {
        var (state, _) = GrantDecisions.Rotate(Redeemed(), "g1", "r1", "r2", Now);
        (state, _) = GrantDecisions.Rotate(state, "g1", "r1", "r3", Now.AddHours(23));
        GrantDecisions.Rotate(state, "g1", "r1", "r4", Now.AddHours(24)).Granted.ShouldBeFalse();
    }

    [Fact]
    public void Hourly_rotation_keeps_each_token_for_its_day_and_the_record_small()
    {
        var state = Redeemed();
        for (var hour = 1; hour <= 100; hour++)
        {
            (state, var granted) = GrantDecisions.Rotate(state, "g1", "r" + hour, "r" + (hour + 1), Now.AddHours(hour));
            granted.ShouldBeTrue();
            if (hour > 24)
            {
                GrantDecisions.Rotate(state, "g1", "r" + (hour - 23), "x", Now.AddHours(hour)).Granted.ShouldBeTrue("rotated 23 hours ago");
                GrantDecisions.Rotate(state, "g1", "r" + (hour - 24), "x", Now.AddHours(hour)).Granted.ShouldBeFalse("rotated 24 hours ago");
            }
        }

        state.Grants.ShouldHaveSingleItem().RefreshTokens.Length.ShouldBeLessThanOrEqualTo(GrantDecisions.TokensKept);
    }

    [Fact]
    public void A_revoked_grant_grants_nothing_and_others_live_on()
    {
        var state = GrantDecisions.Register(Redeemed(), "g2", "code2", Redirect, Now);
        state = GrantDecisions.Revoke(state, "g1");
        GrantDecisions.Rotate(state, "g1", "r1", "r2", Now).Granted.ShouldBeFalse();
        GrantDecisions.Redeem(state, "g2", "code2", Redirect, "r", Now).Granted.ShouldBeTrue();
        GrantDecisions.Revoke(state, "g9").ShouldBeSameAs(state);
    }

    [Fact]
    public void Unspent_grants_that_are_over_make_room()
    {
        var state = Redeemed();
        for (var n = 0; n < 100; n++)
        {
            state = GrantDecisions.Register(state, "x" + n, "c" + n, Redirect, Now.AddMinutes(n));
            state.Grants.Length.ShouldBeLessThanOrEqualTo(GrantDecisions.GrantsKept);
        }

        GrantDecisions.Rotate(state, "g1", "r1", "r2", Now).Granted.ShouldBeTrue();
        state.Grants.Length.ShouldBeLessThan(8);
    }

    private GrantState Redeemed() => GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", Now).State;
}
