using Platform.Grains.Authorization;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Authorization;

public sealed class GrantTests
{
    private const string Redirect = Samples.Redirect;
    private const uint DataKey = 7;

    private static readonly DateTimeOffset Now = Samples.Start;

    private readonly GrantState _registered = GrantDecisions.Register(new GrantState(), "g1", "code", Redirect, Now);

    [Fact]
    public void A_code_is_redeemed_once()
    {
        var (state, granted) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now);
        granted.ShouldBeTrue();
        state.Grants.ShouldHaveSingleItem().RefreshTokens.ShouldBe([new RefreshToken("r1", null, DataKey)]);
    }

    [Fact]
    public void A_code_spent_twice_revokes_what_the_first_one_got()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now);
        (state, var granted) = GrantDecisions.Redeem(state, "g1", "code", Redirect, "r2", DataKey, Now);
        granted.ShouldBeFalse();
        state.Grants.ShouldBeEmpty();
        GrantDecisions.Rotate(state, "g1", "r1", "r3", DataKey, Now).Granted.ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_is_made_again_because_its_answer_was_lost_has_the_same_answer()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now);
        GrantDecisions.Redeem(state, "g1", "code", Redirect, "r1", DataKey, Now).ShouldBe((state, true));
        (state, _) = GrantDecisions.Rotate(state, "g1", "r1", "r2", DataKey, Now);
        GrantDecisions.Rotate(state, "g1", "r1", "r2", DataKey, Now.AddSeconds(1)).ShouldBe((state, true));
        GrantDecisions.Redeem(state, "g1", "guess", Redirect, "r1", DataKey, Now).Granted.ShouldBeFalse();
    }

    [Fact]
    public void A_wrong_code_of_a_spent_grant_revokes_nothing()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now);
        GrantDecisions.Redeem(state, "g1", "guess", Redirect, "r2", DataKey, Now).ShouldBe((state, false));
    }

    [Fact]
    public void Check_09_A_code_is_bound_to_its_redirect_uri()
    {
        var (state, granted) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect + "/", "r1", DataKey, Now);
        granted.ShouldBeFalse();
        GrantDecisions.Redeem(state, "g1", "code", Redirect, "r1", DataKey, Now).Granted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_code_lives_five_minutes(int seconds, bool granted) =>
        GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now.AddMinutes(5).AddSeconds(seconds)).Granted.ShouldBe(granted);

    [Theory]
    [InlineData("g2", "code")]
    [InlineData("g1", "other")]
    public void What_is_unknown_is_not_granted(string grant, string code) =>
        GrantDecisions.Redeem(_registered, grant, code, Redirect, "r1", DataKey, Now).ShouldBe((_registered, false));

    [Fact]
    public void A_rotated_token_works_24_hours_more()
    {
        var state = Redeemed();
        (state, var granted) = GrantDecisions.Rotate(state, "g1", "r1", "r2", DataKey, Now);
        granted.ShouldBeTrue();
        var end = Now.AddHours(24);
        GrantDecisions.Rotate(state, "g1", "r1", "r3", DataKey, end.AddSeconds(-1)).Granted.ShouldBeTrue();
        GrantDecisions.Rotate(state, "g1", "r1", "r3", DataKey, end).Granted.ShouldBeFalse();
        GrantDecisions.Rotate(state, "g1", "r2", "r3", DataKey, end.AddYears(5)).Granted.ShouldBeTrue("the one in force lives as long as the link");
    }

    [Fact]
    public void Presenting_a_rotated_token_does_not_prolong_it()
    {
        var (state, _) = GrantDecisions.Rotate(Redeemed(), "g1", "r1", "r2", DataKey, Now);
        (state, _) = GrantDecisions.Rotate(state, "g1", "r1", "r3", DataKey, Now.AddHours(23));
        GrantDecisions.Rotate(state, "g1", "r1", "r4", DataKey, Now.AddHours(24)).Granted.ShouldBeFalse();
    }

    [Fact]
    public void Hourly_rotation_keeps_each_token_for_its_day_and_the_record_small()
    {
        var state = Redeemed();
        for (var hour = 1; hour <= 100; hour++)
        {
            (state, var granted) = GrantDecisions.Rotate(state, "g1", "r" + hour, "r" + (hour + 1), DataKey, Now.AddHours(hour));
            granted.ShouldBeTrue();
            if (hour > 24)
            {
                GrantDecisions.Rotate(state, "g1", "r" + (hour - 23), "x", DataKey, Now.AddHours(hour)).Granted.ShouldBeTrue("rotated 23 hours ago");
                GrantDecisions.Rotate(state, "g1", "r" + (hour - 24), "x", DataKey, Now.AddHours(hour)).Granted.ShouldBeFalse("rotated 24 hours ago");
            }
        }

        state.Grants.ShouldHaveSingleItem().RefreshTokens.Length.ShouldBeLessThanOrEqualTo(GrantDecisions.TokensKept);
    }

    [Fact]
    public void A_revoked_grant_grants_nothing_and_others_live_on()
    {
        var state = GrantDecisions.Register(Redeemed(), "g2", "code2", Redirect, Now);
        state = GrantDecisions.Revoke(state, "g1");
        GrantDecisions.Rotate(state, "g1", "r1", "r2", DataKey, Now).Granted.ShouldBeFalse();
        GrantDecisions.Redeem(state, "g2", "code2", Redirect, "r", DataKey, Now).Granted.ShouldBeTrue();
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

        GrantDecisions.Rotate(state, "g1", "r1", "r2", DataKey, Now).Granted.ShouldBeTrue();
        state.Grants.Length.ShouldBeLessThan(8);
    }

    [Fact]
    public void A_data_key_is_needed_while_a_token_given_out_under_it_works()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", 1, Now);
        GrantDecisions.Needed(state, [1, 2, 3], Now.AddYears(1)).ShouldBe([1u]);
        (state, _) = GrantDecisions.Rotate(state, "g1", "r1", "r2", 2, Now);
        GrantDecisions.Needed(state, [1, 2, 3], Now).ShouldBe([1u, 2u]);
        GrantDecisions.Needed(state, [1, 3], Now + GrantDecisions.RotationGrace).ShouldBeEmpty();
        GrantDecisions.Needed(GrantDecisions.Revoke(state, "g1"), [1, 2, 3], Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_token_of_which_it_was_not_noted_may_need_any_data_key()
    {
        var (state, _) = GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", 1, Now);
        var older = state with { Grants = [state.Grants[0] with { RefreshTokens = [new RefreshToken("r1", null)] }] };
        GrantDecisions.Needed(older, [1, 2], Now).ShouldBe([1u, 2u]);
    }

    private GrantState Redeemed() => GrantDecisions.Redeem(_registered, "g1", "code", Redirect, "r1", DataKey, Now).State;
}
