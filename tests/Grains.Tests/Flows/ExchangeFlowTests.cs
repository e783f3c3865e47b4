using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;
using Answer = Platform.Amazon.AmazonResult<Platform.Amazon.TokenPair>;

namespace Platform.Grains.Tests.Flows;

public sealed class ExchangeFlowTests : FlowTest
{
    public static TheoryData<string, string> SpentCodes => new()
    {
        { "invalid_grant", ErrorCodes.ExchangeInvalidGrant },
        { "invalid_request", ErrorCodes.ExchangeInvalidRequest },
        { "invalid_client", ErrorCodes.ExchangeInvalidClient },
        { "unauthorized_client", ErrorCodes.ExchangeUnauthorizedClient },
        { "unsupported_grant_type", ErrorCodes.ExchangeUnsupportedGrantType },
        { "500", ErrorCodes.ExchangeServerError },
        { "no answer", ErrorCodes.AmazonUnreachable },
        { "unreadable", ErrorCodes.AmazonMalformed },
    };

    [Theory]
    [MemberData(nameof(SpentCodes))]
    public async Task A_code_that_may_be_spent_is_never_sent_again(string failure, string code)
    {
        Amazon.Exchange.Next(Failure(failure));
        var state = await User.Consent();
        ShouldBeRefused(await User.Settled(await User.Callback(state)), code);
        ShouldBeRefused(await User.Settled(await User.Callback(state)), code);
        ShouldBeRefused(await User.Callback(state, "alexa1-other"), ErrorCodes.StateUsed);
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(0);
        var link = await User.Snapshot();
        link.Status.ShouldBe(LinkStatus.NotLinked);
        link.Reason.ShouldBe(code);
        link.UserMessage.ShouldBe(ErrorCatalogue.Get(code).UserMessage);
    }

    [Fact]
    public async Task A_code_that_never_left_is_sent_again_at_once()
    {
        Amazon.Exchange.Next(FakeAmazon.NotSent<TokenPair>(), Failure("503"));
        ShouldBeLinked(await Patiently(User.Link()));
        Amazon.Exchange.Count.ShouldBe(3);
        Amazon.Exchange.Calls.Select(call => call.Code.Reveal()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_that_could_not_be_sent_waits_for_the_same_call_to_be_repeated()
    {
        Amazon.Exchange.Next(FakeAmazon.NotSent<TokenPair>(), FakeAmazon.NotSent<TokenPair>(), FakeAmazon.NotSent<TokenPair>());
        var state = await User.Consent();
        var reply = await Patiently(User.Settled(await User.Callback(state)));
        ShouldBeRefused(reply, ErrorCodes.AmazonUnreachable, restart: false);
        reply.Link.Status.ShouldBe(LinkStatus.ConsentPending);
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
        Amazon.Exchange.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Check_37_A_long_retry_after_is_left_to_the_caller()
    {
        var later = new AmazonFailure(ErrorCodes.ExchangeServerError, null, 429, Delivery.Answered, TimeSpan.FromSeconds(30));
        Amazon.Exchange.Next(AmazonResult.Failed<TokenPair>(later));
        var state = await User.Consent();
        for (var time = 0; time < 2; time++)
        {
            var reply = await User.Settled(await User.Callback(state));
            ShouldBeRefused(reply, ErrorCodes.ExchangeServerError, restart: false);
            reply.Refusal!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
            Amazon.Exchange.Count.ShouldBe(1);
        }

        Host.Clock.Advance(TimeSpan.FromSeconds(30));
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
    }

    [Fact]
    public async Task Check_12_A_code_is_not_sent_five_minutes_after_it_came()
    {
        var stored = Host.Storage.HoldNextAfter(link => link.Flow?.Step == FlowStep.Exchanging);
        var callback = User.Callback(await User.Consent());
        await stored.Arrived;
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        stored.Answer(true);
        ShouldBeRefused(await User.Settled(await callback), ErrorCodes.ExchangeInvalidGrant);
        Amazon.Exchange.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_38_A_process_that_was_frozen_before_the_code_was_sent_does_not_send_it_any_more()
    {
        var stored = Host.Storage.HoldNextAfter(link => link.Flow?.Step == FlowStep.Exchanging);
        var state = await User.Consent();
        var callback = User.Callback(state);
        await stored.Arrived;
        Host.Clock.Advance(LinkLimits.SendWindow);
        stored.Answer(true);
        ShouldBeRefused(await Patiently(User.Settled(await callback)), ErrorCodes.AmazonUnreachable, restart: false);
        Amazon.Exchange.Count.ShouldBe(0);
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
    }

    [Fact]
    public async Task Where_amazon_does_not_know_the_new_secret_yet_the_previous_one_serves_and_shows()
    {
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientSecret: "changed");
        Amazon.Exchange.Next(Failure("invalid_client"));
        ShouldBeLinked(await User.Link());
        Amazon.Exchange.Calls.Select(call => call.Client.ClientSecret.Reveal()).ShouldBe(["changed", "client-secret"]);
        (await Host.Grains.Skill(Samples.Skill).Get())!.Credentials[0].PreviousInUse.ShouldBeTrue();
    }

    [Fact]
    public async Task Check_32_A_pair_is_kept_even_where_the_alert_about_the_previous_secret_cannot_be_stored()
    {
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientSecret: "changed");
        Amazon.Exchange.Next(Failure("invalid_client"));
        Host.Storage.Next<SkillState>(_ => true, _ => throw new IOException("The disk is full."));
        ShouldBeLinked(await User.Link());
        Amazon.Exchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_52_A_pair_is_refreshed_with_the_client_that_obtained_it()
    {
        await User.Link();
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientId: "client-2", clientSecret: "second");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        ShouldBeLinked(await User.Verify());
        var refresh = Amazon.Refresh.Calls.ShouldHaveSingleItem();
        refresh.Client.ClientId.ShouldBe("client");
        refresh.Client.ClientSecret.Reveal().ShouldBe("client-secret");
    }

    [Fact]
    public async Task Check_02_Two_hundred_callbacks_with_one_code_are_one_exchange()
    {
        var state = await User.Consent();
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => await User.Settled(await User.Callback(state))));
        replies.ShouldAllBe(reply => reply.Kind == LinkReplyKind.Done && reply.Link.Status == LinkStatus.Linked);
        Amazon.Exchange.Count.ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_33_The_work_goes_on_when_nobody_waits_for_it()
    {
        var exchange = Amazon.Exchange.Hold();
        var reply = await User.Callback(await User.Consent());
        await exchange.Arrived;
        var waiting = User.Settled(reply);
        (await Host.Clock.Until(waiting, TimeSpan.FromSeconds(20))).Kind.ShouldBe(LinkReplyKind.Pending);
        exchange.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        await Stored(link => link.Accounts.Length == 1);
    }

    private static Answer Failure(string name) => name switch
    {
        "500" => FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeServerError, 500),
        "503" => FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeServerError, 503),
        "no answer" => FakeAmazon.NoAnswer<TokenPair>(),
        "unreadable" => FakeAmazon.Unreadable<TokenPair>(),
        _ => FakeAmazon.Answered<TokenPair>("exchange." + name, name == "invalid_client" ? 401 : 400),
    };
}
