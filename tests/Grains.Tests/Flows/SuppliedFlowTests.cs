using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;

namespace Platform.Grains.Tests.Flows;

public sealed class SuppliedFlowTests : FlowTest
{
    protected override string Mode => "supplied";

    [Fact]
    public async Task The_supplied_code_is_posted()
    {
        ShouldBeLinked(await User.Link(partnerCode: "partner-1"));
        Amazon.Enable.Calls.ShouldHaveSingleItem().Body!.AuthCode.Reveal().ShouldStartWith("partner-1");
        User.Stored.Accounts.ShouldHaveSingleItem().Grant.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_code_one_is_asked_for_and_the_same_call_with_one_goes_on()
    {
        var state = await User.Consent();
        var needed = await User.Settled(await User.Callback(state));
        ShouldBeRefused(needed, ErrorCodes.AuthorizationCodeNeeded);
        needed.Link.Status.ShouldBe(LinkStatus.Linking);
        ShouldBeLinked(await User.Settled(await User.Callback(state, partnerCode: "partner-1")));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_flow_that_waits_for_a_code_gives_way_to_another_consent()
    {
        var state = await User.Consent();
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.AuthorizationCodeNeeded);
        ShouldBeLinked(await User.Link("alexa1-second", partnerCode: "partner-1"));
        ShouldBeRefused(await User.Callback(state, partnerCode: "partner-2"), ErrorCodes.StateExpired);
        Amazon.Exchange.Count.ShouldBe(2);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_used_code_is_not_used_again()
    {
        Amazon.Enable.Next(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement503, 503));
        var state = await User.Consent();
        ShouldBeRefused(await Patiently(User.Settled(await User.Callback(state, partnerCode: "partner-1"))), ErrorCodes.AuthorizationCodeNeeded);
        ShouldBeRefused(await User.Settled(await User.Callback(state, partnerCode: "partner-1")), ErrorCodes.AuthorizationCodeNeeded);
        ShouldBeLinked(await User.Settled(await User.Callback(state, partnerCode: "partner-2")));
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_another_code_the_flow_ends_after_ten_minutes()
    {
        var state = await User.Consent();
        await User.Settled(await User.Callback(state));
        await Pass(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        await Stored(link => link.Flow is null);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.AuthorizationFailed);
    }

    [Fact]
    public async Task A_needed_code_can_come_after_a_restart()
    {
        var state = await User.Consent();
        await User.Settled(await User.Callback(state));
        await Host.Restart();
        ShouldBeLinked(await User.Settled(await User.Callback(state, partnerCode: "partner-1")));
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unlink_ends_a_flow_that_waits_for_a_code()
    {
        await User.Settled(await User.Callback(await User.Consent()));
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(0);
    }
}
