using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

public sealed class ConsentTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void A_consent_is_pending_and_keeps_its_terms()
    {
        _bench.Do(Samples.Open("s1", stage: "live"));
        _bench.View.Status.ShouldBe(LinkStatus.ConsentPending);
        _bench.View.Action.ShouldBe(LinkAction.Link);
        _bench.View.Stage.ShouldBe("live");
        var consent = _bench.State.Consents.ShouldHaveSingleItem();
        consent.ExpiresAt.ShouldBe(_bench.Now + TimeSpan.FromMinutes(30));
        consent.ClientId.ShouldBe("client");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, ErrorCodes.StateExpired)]
    [InlineData(1, ErrorCodes.StateExpired)]
    public void Check_05_A_state_is_taken_until_its_last_second(int seconds, string? refusal)
    {
        _bench.Do(Samples.Open("s1"));
        _bench.After(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(seconds));
        _bench.Do(Samples.Return("s1")).Refusal?.Code.ShouldBe(refusal);
        (_bench.State.Flow is null).ShouldBe(refusal is not null);
    }

    [Fact]
    public void Check_05_The_former_status_returns_when_a_consent_is_over()
    {
        _bench.Do(Samples.Open("s1"));
        _bench.After(TimeSpan.FromMinutes(30));
        _bench.View.Status.ShouldBe(LinkStatus.NotLinked);
    }

    [Fact]
    public void The_oldest_of_six_consents_gives_way()
    {
        for (var n = 1; n <= 6; n++)
        {
            _bench.Do(Samples.Open("s" + n));
            _bench.After(TimeSpan.FromSeconds(1));
        }

        _bench.State.Consents.Select(consent => consent.StateId).ShouldBe(["s2", "s3", "s4", "s5", "s6"]);
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateExpired);
        _bench.Do(Samples.Return("s2")).Begins.ShouldBeTrue();
    }

    [Fact]
    public void A_closed_state_is_forgotten_after_a_day()
    {
        _bench.Do(Samples.Open("s1"));
        _bench.After(TimeSpan.FromMinutes(30));
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateExpired);
        _bench.After(TimeSpan.FromHours(24));
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateUnknown);
        _bench.State.Closed.ShouldBeEmpty();
    }

    [Fact]
    public void Check_06_A_callback_with_another_redirect_is_refused_and_spends_nothing()
    {
        _bench.Do(Samples.Open("s1"));
        var callback = Samples.Return("s1").Callback with { RedirectUri = Samples.Redirect + "/" };
        _bench.Do(new LinkCommand.Return(callback, null, [])).Refusal!.Code.ShouldBe(ErrorCodes.StateUnknown);
        _bench.Do(new LinkCommand.Return(callback with { RedirectUri = Samples.Redirect }, null, [])).Begins.ShouldBeTrue();
    }

    [Fact]
    public void Check_11_A_refusal_of_the_user_is_no_error_and_ends_the_consent()
    {
        _bench.Do(Samples.Open("s1"));
        var attempt = _bench.Do(Samples.ReturnError("s1", ErrorCodes.RedirectAccessDenied)).Attempt!;
        var reply = _bench.Settle(attempt);
        reply.Kind.ShouldBe(LinkReplyKind.Done);
        reply.Link.Reason.ShouldBe(ErrorCodes.RedirectAccessDenied);
        reply.Link.UserMessage.ShouldBeNull();
        _bench.View.Status.ShouldBe(LinkStatus.NotLinked);
        _bench.View.UserMessage.ShouldBeNull();
        _bench.Do(Samples.Return("s1")).Refusal!.Code.ShouldBe(ErrorCodes.StateUsed);
    }

    [Theory]
    [InlineData("server_error", ErrorCodes.RedirectServerError, UserMessages.M2)]
    [InlineData("temporarily_unavailable", ErrorCodes.RedirectTemporarilyUnavailable, UserMessages.M3)]
    [InlineData("invalid_scope", ErrorCodes.RedirectInvalidScope, UserMessages.M1)]
    [InlineData("never_heard_of", ErrorCodes.RedirectOther, UserMessages.M1)]
    public void Check_11_An_error_on_the_redirect_ends_the_attempt_with_its_message(string error, string code, string message)
    {
        _bench.Do(Samples.Open("s1"));
        var attempt = _bench.Do(Samples.ReturnError("s1", ErrorCatalogue.ForRedirect(error).Code)).Attempt!;
        _bench.Settle(attempt).Refusal!.Code.ShouldBe(code);
        _bench.View.Reason.ShouldBe(code);
        _bench.View.UserMessage.ShouldBe(message);
        _bench.Do(Samples.ReturnError("s1", code)).Attempt.ShouldBe(attempt);
    }
}
