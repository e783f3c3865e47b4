using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;
using Answer = Platform.Amazon.AmazonResult<Platform.Amazon.Enablement>;

namespace Platform.Grains.Tests.Flows;

public sealed class EnableFlowTests : FlowTest
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_refused_enablement_ends_the_attempt_and_leaves_nothing(int status)
    {
        Amazon.Enable.Next(FakeAmazon.Answered<Enablement>($"enablement.{status}", status));
        ShouldBeRefused(await User.Link(), $"enablement.{status}");
        var stored = await Stored(link => link.GrantsToRevoke.IsEmpty && link.Flow is null);
        stored.Leaving.ShouldBeEmpty();
        Amazon.Enable.Count.ShouldBe(1);
        Amazon.Disable.Count.ShouldBe(0);
    }

    public static TheoryData<string> TemporaryFailures => ["500", "503", "429", "not sent", "no answer", "unreadable", "no user", "not linked"];

    [Theory]
    [MemberData(nameof(TemporaryFailures))]
    public async Task Check_17_A_temporary_failure_is_tried_again_with_a_fresh_code_and_one_exchange(string failure)
    {
        Amazon.Enable.Next(Failure(failure));
        ShouldBeLinked(await Patiently(User.Link()));
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(2);
        Amazon.Enable.Calls.Select(call => call.Body!.AuthCode.Reveal()).ShouldBeUnique();
        (await Stored(link => link.GrantsToRevoke.IsEmpty)).Accounts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_two_failures_callers_are_told_that_it_goes_on_by_itself()
    {
        Amazon.Enable.Next(Failure("503"), Failure("503"));
        var reply = await Patiently(User.Link());
        reply.Kind.ShouldBe(LinkReplyKind.Pending);
        reply.Link.Status.ShouldBe(LinkStatus.Linking);
        await Patiently(Stored(link => link.Accounts.Length == 1));
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("no answer")]
    public async Task A_flow_that_waits_for_better_times_gives_way_to_another_consent(string failure)
    {
        var much = Failure(failure).Failure! with { RetryAfter = TimeSpan.FromMinutes(2) };
        Amazon.Enable.Next(Failure(failure), AmazonResult.Failed<Enablement>(much));
        var state = await User.Consent();
        (await Patiently(User.Settled(await User.Callback(state)))).Kind.ShouldBe(LinkReplyKind.Pending);
        ShouldBeLinked(await User.Link("alexa1-second"));

        // What the first may have enabled is the account that is linked now, so nothing is disabled.
        var settled = await Patiently(Stored(link => link.Leaving.IsEmpty && link.GrantsToRevoke.IsEmpty));
        settled.Accounts.ShouldHaveSingleItem();
        Amazon.Disable.Count.ShouldBe(0);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.StateExpired);
    }

    [Theory]
    [InlineData("503", false)]
    [InlineData("no answer", true)]
    public async Task After_fifteen_minutes_the_code_shows_and_what_may_stand_is_taken_back(string failure, bool takenBack)
    {
        for (var n = 0; n < 30; n++)
        {
            Amazon.Enable.Next(Failure(failure));
        }

        var reply = await Patiently(User.Link());
        reply.Kind.ShouldBe(LinkReplyKind.Pending);
        await Pass(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1));
        await Stored(link => link.Flow is null && link.Leaving.IsEmpty && link.GrantsToRevoke.IsEmpty);
        ShouldBeRefused(await User.Settled(reply), failure == "503" ? ErrorCodes.Enablement503 : ErrorCodes.AmazonUnreachable);
        Amazon.Disable.Count.ShouldBe(takenBack ? 1 : 0);
    }

    [Fact]
    public async Task Check_16_Every_host_that_discovery_names_is_asked_and_the_winner_is_remembered()
    {
        Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Na, FakeAmazon.Eu));
        Amazon.Enable.Next(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement404, 404));
        ShouldBeLinked(await User.Link());
        Amazon.Enable.Calls.Select(call => call.Host).ShouldBe([FakeAmazon.Na, FakeAmazon.Eu]);
        User.Stored.Accounts.ShouldHaveSingleItem().Host.ShouldBe(FakeAmazon.Eu);
    }

    [Fact]
    public async Task Check_16_The_last_host_has_the_last_word()
    {
        Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Na, FakeAmazon.Eu));
        Amazon.Enable.Next(
            FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement403, 403), FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement400, 400));
        ShouldBeRefused(await User.Link(), ErrorCodes.Enablement400);
        Amazon.Enable.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_discovery_is_tried_again_and_a_refusing_one_ends_the_attempt()
    {
        Amazon.Endpoints.Next(FakeAmazon.Answered<ApiEndpoints>(ErrorCodes.Enablement500, 500));
        ShouldBeLinked(await Patiently(User.Link()));
        Amazon.Endpoints.Next(FakeAmazon.Answered<ApiEndpoints>(ErrorCodes.Enablement401, 401));
        var again = await User.Link();
        ShouldBeRefused(again, ErrorCodes.Enablement401);
        again.Link.Status.ShouldBe(LinkStatus.Linked, "the account from before serves on");
        Amazon.Enable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_18_A_relink_replaces_the_pair()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        ShouldBeLinked(await User.Link("alexa1-again"));
        var account = User.Stored.Accounts.ShouldHaveSingleItem();
        account.Generation.ShouldBe(2);
        account.Pair.Version.ShouldBe(2);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_consent_waits_for_the_first_and_is_not_lost()
    {
        var (first, second) = (await User.Consent(), await User.Consent());
        var exchange = Amazon.Exchange.Hold();
        var running = await User.Callback(first);
        await exchange.Arrived;
        var busy = await User.Callback(second, "alexa2-code");
        busy.Kind.ShouldBe(LinkReplyKind.Busy);
        busy.Attempt.ShouldBe(running.Attempt);
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        ShouldBeLinked(await User.Settled(busy));
        ShouldBeLinked(await User.Settled(await User.Callback(second, "alexa2-code")));
        User.Stored.Accounts.Length.ShouldBe(2);
    }

    private static Answer Failure(string name) => name switch
    {
        "not sent" => FakeAmazon.NotSent<Enablement>(),
        "no answer" => FakeAmazon.NoAnswer<Enablement>(),
        "unreadable" => FakeAmazon.Unreadable<Enablement>(),
        "no user" => AmazonResult.Success(FakeAmazon.Enabled("alexa1") with { AlexaUserId = null }),
        "not linked" => AmazonResult.Success(FakeAmazon.Enabled("alexa1") with { Linked = false }),
        var status => FakeAmazon.Answered<Enablement>("enablement." + status, int.Parse(status, null)),
    };
}
