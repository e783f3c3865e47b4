using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links;

/// <summary>Every row of the table of status and action (api.md 4).</summary>
public sealed class ViewTests
{
    private static readonly DateTimeOffset Now = Samples.Start;
    private static readonly OpenedConsent Consent = new() { StateId = "s1", Stage = "live", OpenedAt = Now, ExpiresAt = Now.AddMinutes(30) };
    private static readonly LinkFlow Flow = new() { Attempt = "s1", Consent = Consent };
    private static readonly LinkState Linked = new() { Accounts = [Samples.Account("alexa1", 1, Now)], Generation = 1 };

    public static TheoryData<string, LinkStatus, LinkAction> Rows => new()
    {
        { "nothing", LinkStatus.NotLinked, LinkAction.Link },
        { "consent", LinkStatus.ConsentPending, LinkAction.Link },
        { "consent that is over", LinkStatus.NotLinked, LinkAction.Link },
        { "flow", LinkStatus.Linking, LinkAction.Wait },
        { "flow and consent", LinkStatus.Linking, LinkAction.Wait },
        { "linked", LinkStatus.Linked, LinkAction.Unlink },
        { "linked with consent", LinkStatus.Linked, LinkAction.Unlink },
        { "relinking", LinkStatus.Linked, LinkAction.Wait },
        { "unlinking", LinkStatus.Unlinking, LinkAction.Wait },
        { "unlinking a flow", LinkStatus.Unlinking, LinkAction.Wait },
        { "unlinked", LinkStatus.Unlinked, LinkAction.Link },
        { "unlinked with consent", LinkStatus.ConsentPending, LinkAction.Link },
        { "relink required", LinkStatus.RelinkRequired, LinkAction.Link },
        { "relink required with consent", LinkStatus.ConsentPending, LinkAction.Link },
        { "relink required with flow", LinkStatus.Linking, LinkAction.Wait },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Status_and_action_follow_from_the_record(string record, LinkStatus status, LinkAction action)
    {
        var view = LinkView.Of(Record(record), Now);
        view.Status.ShouldBe(status);
        view.Action.ShouldBe(action);
        view.Exists.ShouldBeTrue();
    }

    [Fact]
    public void The_stage_is_that_of_the_link_then_of_the_flow_then_of_the_newest_consent()
    {
        LinkView.Of(new LinkState(), Now).Stage.ShouldBeNull();
        LinkView.Of(Record("consent"), Now).Stage.ShouldBe("live");
        LinkView.Of(Record("flow"), Now).Stage.ShouldBe("live");
        LinkView.Of(Record("linked with consent"), Now).Stage.ShouldBe("development");
    }

    [Fact]
    public void A_failure_carries_the_message_for_the_user_and_an_end_does_not()
    {
        var failed = new LinkState { Reason = new LinkReason(ErrorCodes.Enablement500, IsFailure: true) };
        LinkView.Of(failed, Now).UserMessage.ShouldBe(UserMessages.M2);
        var ended = new LinkState { Reason = new LinkReason(ErrorCodes.Enablement404, IsFailure: false) };
        LinkView.Of(ended, Now).UserMessage.ShouldBeNull();
    }

    private static LinkState Record(string name) => name switch
    {
        "nothing" => new LinkState(),
        "consent" => new LinkState { Consents = [Consent] },
        "consent that is over" => new LinkState { Consents = [Consent with { ExpiresAt = Now }] },
        "flow" => new LinkState { Flow = Flow },
        "flow and consent" => new LinkState { Flow = Flow, Consents = [Consent] },
        "linked" => Linked,
        "linked with consent" => Linked with { Consents = [Consent] },
        "relinking" => Linked with { Flow = Flow },
        "unlinking" => new LinkState { Unlinking = new Unlinking(Now), Leaving = [new LeavingAccount()] },
        "unlinking a flow" => new LinkState { Unlinking = new Unlinking(Now), Flow = Flow },
        "unlinked" => Ended(LinkStatus.Unlinked),
        "unlinked with consent" => Ended(LinkStatus.Unlinked) with { Consents = [Consent] },
        "relink required" => Ended(LinkStatus.RelinkRequired),
        "relink required with consent" => Ended(LinkStatus.RelinkRequired) with { Consents = [Consent] },
        "relink required with flow" => Ended(LinkStatus.RelinkRequired) with { Flow = Flow },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static LinkState Ended(LinkStatus status) => new() { Ending = new LinkEnding(status, Now) };
}
