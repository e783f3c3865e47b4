using Platform.Grains.AlexaAccounts;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.AlexaAccounts;

public sealed class ClaimTests
{
    [Fact]
    public void A_claim_is_idempotent_and_a_later_one_has_the_former_told()
    {
        var state = ClaimDecisions.Claim(new AlexaAccountState(), Samples.Key("a"), "a1");
        ClaimDecisions.Claim(state, Samples.Key("a"), "a1").ShouldBeSameAs(state);
        ClaimDecisions.Standing(state, Samples.Key("a"), "a1").ShouldBe(new AccountClaim(true, null));

        state = ClaimDecisions.Claim(state, Samples.Key("b"), "b1");
        var former = new FormerHolder(Samples.Key("a"), "a1");
        ClaimDecisions.Standing(state, Samples.Key("b"), "b1").ShouldBe(new AccountClaim(true, former));
        state = ClaimDecisions.Told(state, former);
        ClaimDecisions.Standing(state, Samples.Key("b"), "b1").ShouldBe(new AccountClaim(true, null));
        ClaimDecisions.Told(state, former).ShouldBeSameAs(state);
    }

    [Fact]
    public void A_lost_claim_never_comes_back_but_its_link_can_claim_anew()
    {
        var state = ClaimDecisions.Claim(new AlexaAccountState(), Samples.Key("a"), "a1");
        state = ClaimDecisions.Claim(state, Samples.Key("b"), "b1");
        ClaimDecisions.Claim(state, Samples.Key("a"), "a1").ShouldBeSameAs(state);
        state = ClaimDecisions.Told(state, new FormerHolder(Samples.Key("a"), "a1"));
        ClaimDecisions.Claim(state, Samples.Key("a"), "a1").ShouldBeSameAs(state);
        ClaimDecisions.Standing(state, Samples.Key("a"), "a1").Held.ShouldBeFalse();

        state = ClaimDecisions.Claim(state, Samples.Key("a"), "a2");
        ClaimDecisions.Standing(state, Samples.Key("a"), "a2").ShouldBe(new AccountClaim(true, new FormerHolder(Samples.Key("b"), "b1")));
    }

    [Fact]
    public void Only_the_holder_can_let_go_and_a_released_claim_does_not_come_back()
    {
        var state = ClaimDecisions.Claim(new AlexaAccountState(), Samples.Key("a"), "a1");
        ClaimDecisions.Release(state, Samples.Key("b")).ShouldBeSameAs(state);
        state = ClaimDecisions.Release(state, Samples.Key("a"));
        state.Holder.ShouldBeNull();
        ClaimDecisions.Claim(state, Samples.Key("a"), "a1").ShouldBeSameAs(state);
    }

    [Fact]
    public void Check_47_Whatever_the_order_of_messages_the_holder_alone_is_linked_in_the_end() =>
        Sequences.UpTo(200).Hold(ClaimRace.Run, runs: 1_500);
}
