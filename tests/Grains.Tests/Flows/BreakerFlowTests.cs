using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>Wrong set-up is never the user's fault: while Amazon refuses a skill's credentials nothing is spent (api.md 7).</summary>
public sealed class BreakerFlowTests : FlowTest
{
    [Theory]
    [InlineData(ErrorCodes.ExchangeInvalidClient)]
    [InlineData(ErrorCodes.ExchangeUnauthorizedClient)]
    public async Task Refused_credentials_open_the_breaker_and_the_next_callback_spends_neither_state_nor_code(string code)
    {
        await Break(code);
        var state = await User.Consent();
        var refused = await User.Callback(state);
        ShouldBeRefused(refused, ErrorCodes.SkillCredentials, restart: false);
        refused.Refusal!.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        Amazon.Exchange.Count.ShouldBe(1);
        refused.Link.Status.ShouldBe(LinkStatus.ConsentPending);
        refused.Link.Reason.ShouldBe(code, "what failed last was the attempt that found out");

        await Mend();
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
    }

    [Theory]
    [InlineData(ErrorCodes.ExchangeInvalidGrant)]
    [InlineData(ErrorCodes.ExchangeInvalidRequest)]
    [InlineData(ErrorCodes.ExchangeUnsupportedGrantType)]
    [InlineData(ErrorCodes.ExchangeServerError)]
    [InlineData(ErrorCodes.AmazonUnreachable)]
    [InlineData(ErrorCodes.AmazonMalformed)]
    public async Task Nothing_else_opens_it(string code)
    {
        Amazon.Exchange.Next(FakeAmazon.Answered<TokenPair>(code, 400));
        ShouldBeRefused(await User.Link(), code);
        (await Breaker()).ShouldBeNull();
        ShouldBeLinked(await User.Link());
    }

    [Fact]
    public async Task A_refused_callback_leaves_the_state_open_for_another_code()
    {
        await Break();
        var state = await User.Consent();
        ShouldBeRefused(await User.Callback(state, "alexa1-first"), ErrorCodes.SkillCredentials);
        ShouldBeRefused(await User.Callback(state, "alexa1-second"), ErrorCodes.SkillCredentials);
        await Mend();
        ShouldBeLinked(await User.Settled(await User.Callback(state, "alexa1-third")));
    }

    [Fact]
    public async Task Check_12_A_code_that_met_the_breaker_is_not_sent_five_minutes_after_it_came()
    {
        await Break();
        var state = await User.Consent();
        ShouldBeRefused(await User.Callback(state), ErrorCodes.SkillCredentials);
        await Mend();
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var sent = Amazon.Exchange.Count;
        ShouldBeRefused(await User.Settled(await User.Callback(state)), ErrorCodes.ExchangeInvalidGrant);
        Amazon.Exchange.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Only_an_invalid_grant_for_a_made_up_code_closes_it_and_probes_come_ever_more_slowly()
    {
        await Break();
        FakeAmazonAnswers(ErrorCodes.ExchangeInvalidClient, ErrorCodes.ExchangeServerError, ErrorCodes.AmazonMalformed);
        var waits = new List<double>();
        for (var probes = 0; probes <= 3; probes++)
        {
            var stored = await Host.Storage.Until<SkillState>(Samples.Skill.Value, skill => skill.Credentials[0].Breaker?.Probes == probes);
            var wait = stored.Credentials[0].Breaker!.ProbeAt - Host.Clock.Now;
            waits.Add(wait.TotalSeconds);
            Host.Clock.Advance(probes < 3 ? wait : TimeSpan.Zero);
        }

        waits.ShouldBe([2, 4, 8, 16]);
        await Mend();
        (await Breaker()).ShouldBeNull();
        var probesSent = Amazon.Exchange.Calls.Skip(1).ToList();
        probesSent.Count.ShouldBe(4);
        probesSent.ShouldAllBe(probe => !probe.Code.Reveal().Contains(FakeAmazon.Canary));
        probesSent.Select(probe => probe.Code.Reveal()).Distinct().Count().ShouldBe(4);
        Host.Log.Lines.ShouldContain(line => line.StartsWith("Error") && line.Contains("refuses client"));
    }

    [Fact]
    public async Task Another_secret_closes_it_at_once()
    {
        await Break();
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientSecret: "mended");
        ShouldBeLinked(await User.Link());
        Amazon.Exchange.Calls[^1].Client.ClientSecret.Reveal().ShouldBe("mended");
    }

    [Fact]
    public async Task It_stays_open_over_a_restart_and_closes_by_itself()
    {
        await Break();
        await Host.Crash();
        var state = await User.Consent();
        ShouldBeRefused(await User.Callback(state), ErrorCodes.SkillCredentials);
        await Mend();
        ShouldBeLinked(await User.Settled(await User.Callback(state)));
    }

    [Fact]
    public async Task Refreshes_wait_while_calls_with_a_live_token_go_on_and_every_link_stays_as_it_was()
    {
        await User.Link();
        var other = new LinkDriver(Host, "user-2");
        Amazon.Exchange.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidClient, 401));
        ShouldBeRefused(await other.Link("alexa2-code"), ErrorCodes.ExchangeInvalidClient);
        ShouldBeLinked(await User.Verify());
        Amazon.Get.Count.ShouldBe(1);

        // An hour later the access token is dead, and a refresh would need the credentials.
        FakeAmazonAnswers([.. Enumerable.Repeat(ErrorCodes.ExchangeInvalidClient, 200)]);
        Host.Clock.Advance(TimeSpan.FromHours(2));
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(0);
        User.Stored.Accounts[0].Pair.RefreshingSince.ShouldBeNull();
        var leaving = await User.Grain.Unlink(User.Key.Partner);
        leaving.Link.Status.ShouldBe(LinkStatus.Unlinking);
        Amazon.Refresh.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_refresh_opens_it_and_ends_no_link()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeUnauthorizedClient, 400));
        ShouldBeLinked(await User.Verify());
        (await Breaker())!.Code.ShouldBe(ErrorCodes.ExchangeUnauthorizedClient);
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_52_A_refused_former_client_stops_nothing_of_the_new_one()
    {
        await User.Link();
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientId: "client-2", clientSecret: "second");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidClient, 401));
        ShouldBeLinked(await User.Verify());
        ShouldBeLinked(await new LinkDriver(Host, "user-2").Link("alexa2-code"));
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
    }

    private async Task Break(string code = ErrorCodes.ExchangeInvalidClient)
    {
        Amazon.Exchange.Next(FakeAmazon.Answered<TokenPair>(code, 401));
        ShouldBeRefused(await User.Link(), code);
        (await Breaker())!.Code.ShouldBe(code);
    }

    private async Task Mend()
    {
        FakeAmazonAnswers(ErrorCodes.ExchangeInvalidGrant);
        await Host.Clock.Until(Host.Storage.Until<SkillState>(Samples.Skill.Value, skill => skill.Credentials[0].Breaker is null), TimeSpan.FromMinutes(1));
        await Host.Services.GetRequiredService<SkillDirectory>().FindFresh(Samples.Skill);
    }

    private async Task<CredentialBreaker?> Breaker() =>
        (await Host.Grains.Skill(Samples.Skill).Get())!.Credentials.FirstOrDefault(credential => credential.Breaker is not null)?.Breaker;

    private void FakeAmazonAnswers(params string[] codes) =>
        Amazon.Exchange.Next([.. codes.Select(code => FakeAmazon.Answered<TokenPair>(code, 400))]);
}
