using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

public sealed class CallOutFlowTests : FlowTest
{
    private const string NewSecret = "whsec_NDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3";

    protected override string Mode => "callout";

    private Script<CallOutQuestion, CallOutAnswer> CallOut => Host.Partner.CallOut;

    private static CallOutAnswer Away => CallOutAnswer.Temporary("no answer");

    protected override Task PutSkill() => PutSkill(FakePartner.SigningSecret);

    [Fact]
    public async Task The_partners_code_is_asked_for_and_posted()
    {
        ShouldBeLinked(await User.Link());

        var question = CallOut.Calls.ShouldHaveSingleItem();
        (question.Url, question.Skill, question.User, question.RedirectUri).ShouldBe((FakePartner.Url, Samples.Skill, User.Key.User, Samples.Redirect));
        question.Secrets.ShouldHaveSingleItem().Reveal().ShouldBe(FakePartner.SigningSecret);
        Amazon.Enable.Calls.ShouldHaveSingleItem().Body!.AuthCode.Reveal().ShouldStartWith("partner-code-1");
        User.Stored.Accounts.ShouldHaveSingleItem().Grant.ShouldBeNull();
    }

    [Fact]
    public async Task Check_17_Every_enablement_call_has_a_fresh_code()
    {
        Amazon.Enable.Next(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement503, 503));
        ShouldBeLinked(await Patiently(User.Link()));

        Amazon.Enable.Calls.Select(call => call.Body!.AuthCode.Reveal()).ShouldBeUnique();
        CallOut.Calls.Select(question => question.MessageId).ShouldBeUnique();
        CallOut.Count.ShouldBe(2);
        Amazon.Exchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_away_for_a_moment_is_asked_the_same_again()
    {
        CallOut.Next(Away, CallOutAnswer.Temporary("status 503", TimeSpan.FromSeconds(2)));
        ShouldBeLinked(await Patiently(User.Link()));

        CallOut.Count.ShouldBe(3);
        CallOut.Calls.Select(question => question.MessageId).Distinct().Count().ShouldBe(1);
        Amazon.Enable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_attempt_before_anything_is_enabled()
    {
        CallOut.Next(Away, Away, Away);
        var state = await User.Consent();
        var reply = await Patiently(User.Settled(await User.Callback(state)));

        ShouldBeRefused(reply, ErrorCodes.AuthorizationFailed);
        (reply.Link.Status, reply.Link.Reason).ShouldBe((LinkStatus.NotLinked, ErrorCodes.AuthorizationFailed));
        User.Stored.Flow.ShouldBeNull();
        (Amazon.Enable.Count, Amazon.Disable.Count, CallOut.Count).ShouldBe((0, 0, 3));
        ShouldBeRefused(await User.Callback(state), ErrorCodes.AuthorizationFailed);
        ShouldBeLinked(await User.Link());
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_long_is_not_waited_for()
    {
        CallOut.Next(CallOutAnswer.Temporary("status 503", TimeSpan.FromMinutes(5)));
        ShouldBeRefused(await User.Link(), ErrorCodes.AuthorizationFailed);
        CallOut.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_ends_the_attempt_at_once()
    {
        CallOut.Next(CallOutAnswer.Refused("status 403"));
        ShouldBeRefused(await User.Link(), ErrorCodes.AuthorizationFailed);
        (CallOut.Count, Amazon.Enable.Count).ShouldBe((1, 0));
        Host.Log.Lines.ShouldContain(line => line.Contains("gave no code: status 403"));
    }

    [Fact]
    public async Task A_link_from_before_serves_on_where_no_code_comes()
    {
        ShouldBeLinked(await User.Link());
        var before = User.Stored.Accounts;
        CallOut.Next(CallOutAnswer.Refused("status 404"));

        var reply = await User.Link("alexa1-again");

        ShouldBeRefused(reply, ErrorCodes.AuthorizationFailed);
        (reply.Link.Status, reply.Link.Action).ShouldBe((LinkStatus.Linked, LinkAction.Unlink));
        User.Stored.Accounts.ShouldBe(before);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task What_an_earlier_call_may_have_enabled_is_taken_back_where_no_further_code_comes()
    {
        Amazon.Enable.Next(FakeAmazon.NoAnswer<Enablement>());
        CallOut.Next(CallOut.Usual(null!), CallOutAnswer.Refused("status 500"));

        ShouldBeRefused(await Patiently(User.Link()), ErrorCodes.AuthorizationFailed);

        await Stored(link => link.Leaving.IsEmpty);
        (Amazon.Enable.Count, Amazon.Disable.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_unlink_while_the_server_is_asked_wins()
    {
        var asked = CallOut.Hold();
        var linking = User.Settled(await User.Callback(await User.Consent()));
        await asked.Arrived;
        var unlinking = await User.Grain.Unlink(User.Key.Partner);
        asked.Answer(Away);

        (await Patiently(User.Settled(unlinking))).Link.Status.ShouldBe(LinkStatus.Unlinked);
        await linking;
        (CallOut.Count, Amazon.Enable.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Check_17_A_process_that_dies_while_the_server_is_asked_asks_anew_after_its_restart()
    {
        var asked = CallOut.Hold();
        var state = await User.Consent();
        await User.Callback(state);
        await asked.Arrived;
        await Host.Crash();

        ShouldBeLinked(await User.Settled(await User.Callback(state)));
        (CallOut.Count, Amazon.Exchange.Count, Amazon.Enable.Count).ShouldBe((2, 1, 1));
    }

    [Fact]
    public async Task Check_43_During_a_change_of_the_secret_the_old_one_signs_too()
    {
        await PutSkill(NewSecret);
        ShouldBeLinked(await User.Link());
        CallOut.Calls[0].Secrets.Select(secret => secret.Reveal()).ShouldBe([NewSecret, FakePartner.SigningSecret]);

        Host.Clock.Advance(TimeSpan.FromHours(24));
        ShouldBeLinked(await User.Link("alexa1-again"));
        CallOut.Calls[1].Secrets.ShouldHaveSingleItem().Reveal().ShouldBe(NewSecret);
    }

    [Fact]
    public async Task A_refusal_by_an_address_that_has_just_changed_is_none()
    {
        const string Moved = "https://ridehailer.example/new";
        CallOut.Next(async _ =>
        {
            // As by another node: this one has not seen it.
            var grain = Host.Grains.Skill(Samples.Skill);
            var settings = (await grain.Get())!.Settings;
            await grain.Put(new PutSkill
            {
                Caller = Samples.Partner,
                Settings = settings with { Authorization = settings.Authorization with { Url = Moved } },
            });
            return CallOutAnswer.Refused("status 404");
        });

        ShouldBeLinked(await User.Link());

        CallOut.Calls.Select(question => question.Url).ShouldBe([FakePartner.Url, Moved]);
    }

    private Task PutSkill(string secret) => Host.PutSkill(Samples.Skill, Samples.Partner, Mode, authorizationSecret: secret);
}
