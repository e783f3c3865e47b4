using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans.Runtime;
using Platform.Api.Links;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Api.Tests;

public sealed class LinkCallsTests
{
    private const string Attempt = "attempt-1";
    private static readonly LinkKey Key = new(new PartnerId("acme"), new SkillId("amzn1.ask.skill.1"), new UserId("u"));
    private static readonly LinkSnapshot Linked = new() { Exists = true, Status = LinkStatus.Linked };
    private static readonly LinkSnapshot Linking = new() { Exists = true, Status = LinkStatus.Linking, Attempt = Attempt };

    // For what is to use it up; what is to end within it has more than any machine takes.
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(300);

    private readonly ILinkGrain _link = Substitute.For<ILinkGrain>();

    [Fact]
    public async Task What_is_done_is_told_at_once()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Done(Linked));
        (await Run()).ShouldBe(LinkReply.Done(Linked));
    }

    [Fact]
    public async Task What_was_taken_is_waited_for()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Pending(Linking, Attempt));
        _link.Settled(Key.Partner, Attempt, Arg.Any<TimeSpan>()).Returns(LinkReply.Done(Linked));
        (await Run()).Kind.ShouldBe(LinkReplyKind.Done);
    }

    [Fact]
    public async Task What_goes_on_is_told_as_going_on()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Pending(Linking, Attempt));
        _link.Settled(Key.Partner, Attempt, Arg.Any<TimeSpan>()).Returns(LinkReply.Pending(Linking, Attempt));
        (await Run()).Kind.ShouldBe(LinkReplyKind.Pending);
    }

    [Fact]
    public async Task A_command_that_met_other_work_is_given_again()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Busy(Linking, "other"), LinkReply.Busy(Linking, "other"), LinkReply.Done(Linked));
        _link.Settled(Key.Partner, "other", Arg.Any<TimeSpan>()).Returns(LinkReply.Done(Linked));
        (await Run()).Kind.ShouldBe(LinkReplyKind.Done);
        await _link.Received(3).Unlink(Key.Partner);
    }

    [Fact]
    public async Task A_command_that_only_met_other_work_is_refused_as_busy()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Busy(Linking, "other"));
        _link.Settled(Key.Partner, "other", Arg.Any<TimeSpan>()).Returns(LinkReply.Pending(Linking, "other"));
        (await Run(Brief)).Refusal!.Code.ShouldBe("platform.busy");
    }

    [Fact]
    public async Task Check_50_A_command_without_an_answer_was_taken_where_the_record_shows_it()
    {
        _link.Unlink(Key.Partner).Returns<LinkReply>(_ => throw new TimeoutException());
        _link.Snapshot(Key.Partner).Returns(Linking);
        (await Run()).ShouldBe(LinkReply.Pending(Linking, Attempt));
    }

    [Fact]
    public async Task Check_50_A_command_without_an_answer_was_not_taken_where_the_record_shows_another_attempt()
    {
        _link.Unlink(Key.Partner).Returns<LinkReply>(_ => throw new TimeoutException());
        _link.Snapshot(Key.Partner).Returns(Linking with { Attempt = "other" });
        (await Run()).Refusal!.Code.ShouldBe("platform.busy");
    }

    [Fact]
    public async Task Check_50_A_command_that_hangs_is_given_up_within_the_budget_and_told_as_not_taken()
    {
        _link.Unlink(Key.Partner).Returns(new TaskCompletionSource<LinkReply>().Task);
        _link.Snapshot(Key.Partner).Returns(new TaskCompletionSource<LinkSnapshot>().Task);
        (await Run(Brief)).Refusal!.Code.ShouldBe("platform.busy");
    }

    [Fact]
    public async Task Storage_that_is_ill_is_told_as_such()
    {
        _link.Unlink(Key.Partner).Returns<LinkReply>(_ => throw new OrleansException("disk"));
        _link.Snapshot(Key.Partner).Returns<LinkSnapshot>(_ => throw new OrleansException("disk"));
        (await Run()).Refusal!.Code.ShouldBe("storage.unavailable");
    }

    [Fact]
    public async Task Check_50_Work_that_cannot_be_waited_for_was_still_taken()
    {
        _link.Unlink(Key.Partner).Returns(LinkReply.Pending(Linking, Attempt));
        _link.Settled(Key.Partner, Attempt, Arg.Any<TimeSpan>()).Returns<LinkReply>(_ => throw new TimeoutException());
        _link.Snapshot(Key.Partner).Returns(Linking);
        (await Run()).ShouldBe(LinkReply.Pending(Linking, Attempt));
    }

    [Fact]
    public async Task A_command_whose_node_has_gone_is_given_to_the_next_one()
    {
        _link.Unlink(Key.Partner).Returns(_ => throw new SiloUnavailableException("gone"), _ => Task.FromResult(LinkReply.Done(Linked)));
        (await Run()).Kind.ShouldBe(LinkReplyKind.Done);
        await _link.Received(2).Unlink(Key.Partner);
    }

    [Fact]
    public async Task Check_50_A_command_whose_node_stays_away_is_refused_within_the_budget()
    {
        _link.Unlink(Key.Partner).Returns<LinkReply>(_ => throw new SiloUnavailableException("gone"));
        _link.Snapshot(Key.Partner).Returns<LinkSnapshot>(_ => throw new SiloUnavailableException("gone"));
        (await Run(Brief)).Refusal!.Code.ShouldBe("platform.busy");
    }

    [Fact]
    public async Task A_defect_stays_a_defect()
    {
        _link.Unlink(Key.Partner).Returns<LinkReply>(_ => throw new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => Run());
    }

    private Task<LinkReply> Run(TimeSpan? budget = null)
    {
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ILinkGrain>(Key.ToString()).Returns(_link);
        var patience = new LinkPatience
        {
            Budget = budget ?? TimeSpan.FromSeconds(30),
            Grace = TimeSpan.FromMilliseconds(50),
            Look = TimeSpan.FromMilliseconds(50),
            Pause = TimeSpan.FromMilliseconds(10),
        };
        return new LinkCalls(grains, patience, NullLogger<LinkCalls>.Instance).Run(Key, Attempt, link => link.Unlink(Key.Partner));
    }
}
