using Platform.Amazon;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class ExchangePlanTests
{
    private static readonly TimeSpan Quiet = Bench.ExchangeTotal + TimeSpan.FromSeconds(30);

    private readonly Bench _bench = new();

    [Fact]
    public void The_activation_that_took_the_code_sends_it_at_once_and_once()
    {
        _bench.Returned();
        _bench.Plan.ShouldBeOfType<LinkStep.Exchange>();
        _bench.Sent();
        _bench.Plan.ShouldBeOfType<LinkStep.Wait>().Until.ShouldBe(_bench.Now + Quiet);
    }

    [Fact]
    public void Check_32_A_code_found_after_a_restart_is_sent_again_when_a_frozen_twin_would_have_given_up()
    {
        _bench.Returned().Restart();
        _bench.Plan.ShouldBeOfType<LinkStep.Wait>();
        _bench.After(Quiet - TimeSpan.FromSeconds(1)).Plan.ShouldBeOfType<LinkStep.Wait>();
        _bench.After(TimeSpan.FromSeconds(1)).Plan.ShouldBeOfType<LinkStep.Resend>();
    }

    [Fact]
    public void Check_32_It_is_sent_again_once_and_then_counts_as_interrupted()
    {
        _bench.Returned().Restart().After(Quiet);
        _bench.Do(new LinkCommand.IntendResend("s1")).State.Flow!.Resent.ShouldBeTrue();
        _bench.Restart().Plan.ShouldBeOfType<LinkStep.Wait>();
        var end = _bench.After(Quiet).Plan.ShouldBeOfType<LinkStep.End>();
        end.Code.ShouldBe(ErrorCodes.ExchangeInterrupted);
        var before = _bench.State;
        _bench.Do(new LinkCommand.IntendResend("s1")).State.ShouldBeSameAs(before);
    }

    [Theory]
    [InlineData(-1, typeof(LinkStep.Resend))]
    [InlineData(0, typeof(LinkStep.End))]
    public void Check_12_It_is_never_sent_again_five_minutes_after_it_came(int seconds, Type step) =>
        _bench.Returned().Restart().After(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(seconds)).Plan.ShouldBeOfType(step);

    [Fact]
    public void A_code_is_gone_from_the_record_once_it_is_exchanged()
    {
        _bench.Exchanged();
        _bench.State.Flow!.Code.ShouldBeNull();
        _bench.State.Flow.Pair!.Version.ShouldBe(1);
        _bench.Plan.ShouldBeOfType<LinkStep.Enable>();
    }

    [Fact]
    public void A_result_of_an_older_attempt_changes_nothing()
    {
        _bench.Returned("s1");
        _bench.Do(new LinkCommand.EndFlow("s1", ErrorCodes.ExchangeInterrupted));
        _bench.Returned("s2");
        var before = _bench.State;
        _bench.Do(new LinkCommand.Exchanged("s1", Samples.Pair(1, _bench.Now))).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.ExchangeInvalidGrant, Spent: true)).State.ShouldBeSameAs(before);
    }

    [Fact]
    public void A_second_result_of_the_same_exchange_changes_nothing()
    {
        _bench.Exchanged();
        var before = _bench.State;
        _bench.Do(new LinkCommand.Exchanged("s1", Samples.Pair(2, _bench.Now))).State.ShouldBeSameAs(before);
        _bench.Do(new LinkCommand.ExchangeFailed("s1", ErrorCodes.ExchangeInvalidGrant, Spent: true)).State.ShouldBeSameAs(before);
    }
}
