using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;
using Answer = Platform.Amazon.AmazonResult<Platform.Amazon.Enablement>;

namespace Platform.Grains.Tests.Flows;

public sealed class VerifyFlowTests : FlowTest
{
    private static readonly Answer Unauthorized = FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement401, 401);
    private static readonly Answer Forbidden = FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement403, 403);
    private static readonly Answer NotFound = FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement404, 404);

    [Fact]
    public async Task A_confirmed_link_carries_the_time_of_the_confirmation()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromMinutes(30));
        var reply = await User.Verify();
        ShouldBeLinked(reply);
        reply.Link.VerifiedAt.ShouldBe(Host.Clock.Now);
        reply.Link.Source.ShouldBe(EvidenceSource.Amazon);
        Amazon.Refresh.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_verification_without_an_account_asks_nobody()
    {
        await User.Consent();
        (await User.Verify()).Link.Status.ShouldBe(LinkStatus.ConsentPending);
        Amazon.Get.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Check_36_A_refused_token_is_refreshed_and_the_question_repeated(int status)
    {
        await User.Link();
        Amazon.Get.Next(status == 401 ? Unauthorized : Forbidden);
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
        Amazon.Get.Calls.Select(call => call.Access.Reveal()).ShouldBeUnique();
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
    }

    [Fact]
    public async Task An_expired_token_is_refreshed_first()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
        Amazon.Get.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_31_Many_who_ask_at_once_share_one_refresh()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        var asking = Enumerable.Range(0, 200).Select(_ => User.Verify()).ToList();
        await refresh.Arrived;
        refresh.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        (await Task.WhenAll(asking)).ShouldAllBe(reply => reply.Link.Status == LinkStatus.Linked);
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_36_An_invalid_grant_means_that_the_user_has_to_link_again()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        var reply = await User.Verify();
        reply.Link.Status.ShouldBe(LinkStatus.RelinkRequired);
        reply.Link.Action.ShouldBe(LinkAction.Link);
        reply.Link.Reason.ShouldBe(ErrorCodes.ExchangeInvalidGrant);
        User.Stored.Accounts.ShouldBeEmpty();

        // Ten minutes later it is sure that it was not one of many, and nothing of it is kept.
        await Pass(LinkLimits.SetAside, LinkLimits.SetAside + TimeSpan.FromMinutes(1));
        var erased = await Stored(link => link.SetAside.IsEmpty && link.GrantsToRevoke.IsEmpty);
        erased.Ending.ShouldNotBeNull().Status.ShouldBe(LinkStatus.RelinkRequired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_36_A_process_that_dies_while_it_erases_what_was_set_aside_leaves_nothing_behind(bool stored)
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
        await User.Verify();
        var erasing = stored ? Host.Storage.HoldNextAfter(IsErased) : Host.Storage.HoldNext(IsErased);
        await Pass(LinkLimits.SetAside, LinkLimits.SetAside + TimeSpan.FromMinutes(1));
        await erasing.Arrived;

        await Host.Crash();

        Host.ReminderClock.Advance(LinkLimits.SetAside);
        await Stored(link => link.SetAside.IsEmpty && link.GrantsToRevoke.IsEmpty);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.RelinkRequired);

        static bool IsErased(LinkState link) => link.SetAside.IsEmpty && link.Accounts.IsEmpty;
    }

    [Fact]
    public async Task Check_36_Before_an_invalid_grant_is_believed_the_record_is_read_again()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        var verifying = User.Verify();
        await refresh.Arrived;

        // Another node has refreshed the pair meanwhile, and Amazon takes only the newest token.
        await OtherNode.Writes(Host, User.Key, link =>
        {
            var account = link.Accounts.ShouldHaveSingleItem();
            var renewed = account.Pair with { Version = link.PairVersion + 1, RefreshingSince = null };
            return link with { PairVersion = renewed.Version, Accounts = [account with { Pair = renewed }] };
        });
        refresh.Answer(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));

        ShouldBeLinked(await verifying);
        Amazon.Refresh.Count.ShouldBe(1);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        Host.Log.Lines.ShouldNotContain(line => line.Contains("broke off", StringComparison.Ordinal), "a read, no failed write");
    }

    [Fact]
    public async Task Check_36_A_401_after_a_good_refresh_is_proof()
    {
        await User.Link();
        Amazon.Get.Next(Unauthorized, Unauthorized);
        var reply = await User.Verify();
        reply.Link.Status.ShouldBe(LinkStatus.Unlinked);
        reply.Link.Reason.ShouldBe(ErrorCodes.Enablement401);
    }

    [Fact]
    public async Task Check_21_A_404_from_every_freshly_discovered_host_is_proof()
    {
        await User.Link();
        Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Na, FakeAmazon.Eu));
        Amazon.Get.Next(NotFound, NotFound, NotFound);
        var reply = await User.Verify();
        reply.Link.Status.ShouldBe(LinkStatus.Unlinked);
        reply.Link.Reason.ShouldBe(ErrorCodes.Enablement404);
        Amazon.Get.Calls.Select(call => call.Host).ShouldBe([FakeAmazon.Na, FakeAmazon.Na, FakeAmazon.Eu]);
    }

    [Fact]
    public async Task An_account_that_has_moved_is_found_at_its_new_host()
    {
        await User.Link();
        Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Eu));
        Amazon.Get.Next(NotFound);
        ShouldBeLinked(await User.Verify());
        User.Stored.Accounts.ShouldHaveSingleItem().Host.ShouldBe(FakeAmazon.Eu);
    }

    [Fact]
    public async Task Enabled_without_being_linked_has_to_be_linked_again()
    {
        await User.Link();
        Amazon.Get.Next(AmazonResult.Success(FakeAmazon.Enabled("alexa1") with { Linked = false, NotLinked = true }));
        (await User.Verify()).Link.Status.ShouldBe(LinkStatus.RelinkRequired);
    }

    [Fact]
    public async Task Check_36_An_answer_that_does_not_say_whether_the_account_is_linked_proves_nothing()
    {
        await User.Link();
        Amazon.Get.Next(AmazonResult.Success(FakeAmazon.Enabled("alexa1") with { Linked = false }));
        (await User.Verify()).Link.Status.ShouldBe(LinkStatus.Linked);
    }

    public static TheoryData<string> NoProof =>
        ["500", "503", "429", "not sent", "no answer", "unreadable", "403 twice", "404 and no discovery", "404 and a doubt", "404 of all but a host that may not be asked"];

    [Theory]
    [MemberData(nameof(NoProof))]
    public async Task Check_36_Nothing_else_ends_a_link(string answer)
    {
        await User.Link();
        var before = await User.Snapshot();
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        Script(answer);
        var reply = await User.Verify();
        reply.Kind.ShouldBe(LinkReplyKind.Done);
        reply.Link.ShouldBe(before);
    }

    public static TheoryData<string, int> NoProofOfRefresh => new()
    {
        { ErrorCodes.ExchangeInvalidClient, 401 },
        { ErrorCodes.ExchangeUnauthorizedClient, 400 },
        { ErrorCodes.ExchangeInvalidRequest, 400 },
        { ErrorCodes.ExchangeServerError, 500 },
        { ErrorCodes.ExchangeServerError, 503 },
        { ErrorCodes.ExchangeServerError, 429 },
        { ErrorCodes.ExchangeOther, 400 },
        { ErrorCodes.AmazonMalformed, 200 },
        { ErrorCodes.AmazonUnreachable, 0 },
    };

    [Theory]
    [MemberData(nameof(NoProofOfRefresh))]
    public async Task Check_36_A_refresh_that_fails_otherwise_ends_nothing(string code, int status)
    {
        await User.Link();
        var before = await User.Snapshot();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Amazon.Refresh.Next(status == 0 ? FakeAmazon.NoAnswer<TokenPair>() : FakeAmazon.Answered<TokenPair>(code, status));
        (await User.Verify()).Link.ShouldBe(before);
        ShouldBeLinked(await User.Verify());
    }

    [Fact]
    public async Task Check_35_An_answer_without_a_refresh_token_keeps_the_old_one_and_a_new_one_replaces_it()
    {
        await User.Link();
        Amazon.Refresh.Next(AmazonResult.Success(Amazon.Pair("alexa1", refreshToken: false)));
        for (var n = 0; n < 3; n++)
        {
            Host.Clock.Advance(TimeSpan.FromHours(1));
            ShouldBeLinked(await User.Verify());
        }

        Amazon.Refresh.Calls.Select(call => call.RefreshToken.Reveal()).ShouldBe(
            [$"Atzr|alexa1|{FakeAmazon.Canary}|1", $"Atzr|alexa1|{FakeAmazon.Canary}|1", $"Atzr|alexa1|{FakeAmazon.Canary}|3"]);
    }

    [Fact]
    public async Task Check_34_A_refresh_token_is_not_sent_where_the_intent_cannot_be_stored()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Host.Storage.FailNext(link => link.Accounts.Any(account => account.Pair.RefreshingSince is not null));
        await User.Verify();
        Amazon.Refresh.Count.ShouldBe(0);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_picture_never_waits_for_amazon()
    {
        await User.Link();
        var get = Amazon.Get.Hold();
        var verifying = User.Verify();
        await get.Arrived;
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        get.Answer(AmazonResult.Success(FakeAmazon.Enabled("alexa1")));
        ShouldBeLinked(await verifying);
    }

    private void Script(string answer)
    {
        switch (answer)
        {
            case "403 twice":
                Amazon.Get.Next(Forbidden, Forbidden, Forbidden);
                break;
            case "404 and no discovery":
                Amazon.Get.Next(NotFound);
                Amazon.Endpoints.Next(FakeAmazon.NoAnswer<ApiEndpoints>());
                break;
            case "404 and a doubt":
                Amazon.Get.Next(NotFound, NotFound, FakeAmazon.NoAnswer<Enablement>());
                Amazon.Endpoints.Next(FakeAmazon.LivesAt(FakeAmazon.Na, FakeAmazon.Eu));
                break;
            case "404 of all but a host that may not be asked":
                Amazon.Get.Next(NotFound, NotFound);
                Amazon.Endpoints.Next(AmazonResult.Success(new ApiEndpoints([FakeAmazon.Na], IsComplete: false)));
                break;
            case "not sent":
                Amazon.Get.Next(FakeAmazon.NotSent<Enablement>());
                break;
            case "no answer":
                Amazon.Get.Next(FakeAmazon.NoAnswer<Enablement>());
                break;
            case "unreadable":
                Amazon.Get.Next(FakeAmazon.Unreadable<Enablement>());
                break;
            default:
                Amazon.Get.Next(FakeAmazon.Answered<Enablement>("enablement." + answer, int.Parse(answer, null)));
                break;
        }
    }
}
