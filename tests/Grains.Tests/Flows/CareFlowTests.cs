using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>Links that nobody asks about: the reminder alone wakes them.</summary>
public sealed class CareFlowTests : FlowTest
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(28.9);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(36);

    [Fact]
    public async Task KeepAlive_refreshes_and_verifies_every_day_and_again_the_next()
    {
        await User.Link();
        for (var day = 1; day <= 3; day++)
        {
            var from = Host.Clock.Now;
            await Pass(Day);
            (await Stored(link => link.Accounts[0].VerifiedAt > from)).Accounts[0].Pair.Version.ShouldBe(1 + day);
            Amazon.Refresh.Count.ShouldBe(day);
            Amazon.Get.Count.ShouldBe(day);
        }

        ShouldBeLinked(await User.Verify());
    }

    [Fact]
    public async Task OnDemand_asks_for_nothing_for_days_and_still_notices_within_its_week()
    {
        await SetPolicy("onDemand");
        await User.Link();
        for (var days = 0; days < 4; days++)
        {
            await Pass(Day);
        }

        await User.Snapshot();
        Amazon.Get.Count.ShouldBe(0);
        Amazon.Refresh.Count.ShouldBe(0);
        Amazon.Get.Next(NotFound, NotFound);
        await Until(link => link.Accounts.IsEmpty, withinDays: 5);
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public async Task Eager_keeps_a_token_at_hand_that_has_ten_minutes_left()
    {
        await SetPolicy("eager");
        await User.Link();
        for (var version = 2; version < 6; version++)
        {
            await Pass(TimeSpan.FromMinutes(50.1));
            var pair = (await Stored(link => link.Accounts[0].Pair.Version == version)).Accounts[0].Pair;
            pair.AccessExpiresAt.ShouldBe(Host.Clock.Now.AddHours(1));
        }

        Amazon.Get.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_21_A_skill_disabled_behind_our_back_is_noticed_within_the_day_without_an_event()
    {
        await User.Link();
        Amazon.Get.Next(NotFound, NotFound);
        await Pass(Day);
        await Stored(link => link.Accounts.IsEmpty);
        var link = await User.Snapshot();
        link.Status.ShouldBe(LinkStatus.Unlinked);
        link.Reason.ShouldBe(ErrorCodes.Enablement404);
        link.Source.ShouldBe(EvidenceSource.Amazon);
        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_32_A_refresh_that_a_dead_process_had_begun_is_made_again_with_the_same_token_and_the_link_serves_on()
    {
        await User.Link();
        await Pass(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        _ = User.Verify();
        await refresh.Arrived;
        await Host.Crash();

        // Whoever asks before the dead one would have given up is not let through; the reminder resumes then.
        ShouldBeLinked(await User.Verify());
        await Pass(Quiet);
        Host.ReminderClock.Advance(TimeSpan.FromMinutes(1));
        var link = await Stored(link => link.Accounts[0].Pair.Version == 2);
        link.Accounts[0].Pair.RefreshingSince.ShouldBeNull();
        Amazon.Refresh.Calls.Select(call => call.RefreshToken.Reveal()).Distinct().Count().ShouldBe(1);
        Amazon.Refresh.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_38_A_process_that_was_frozen_between_intent_and_call_does_not_send_the_token_any_more()
    {
        await User.Link();
        await Pass(TimeSpan.FromHours(1));
        var intent = Host.Storage.HoldNextAfter(link => link.Accounts[0].Pair.RefreshingSince is not null);
        var verifying = User.Verify();
        await intent.Arrived;
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        intent.Answer(true);
        await Stored(link => link.Accounts[0].Pair.RefreshingSince is null);
        Amazon.Refresh.Count.ShouldBe(0);
        await verifying;

        // Nothing was sent, so nothing is in flight: the next one is free to go on.
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_38_A_pair_that_a_frozen_process_received_is_kept_though_another_has_set_the_account_aside()
    {
        await User.Link();
        await Pass(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        var verifying = User.Verify();
        await refresh.Arrived;

        // Another node sent the same token after a while, and Amazon, which had rotated it, refused.
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await OtherNode.Does(Host, User.Key, new LinkCommand.Gone("alexa1", 1, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired));
        await OtherNode.Writes(Host, User.Key, link => link with { PairVersion = 2 });
        refresh.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));

        // And it had a pair of its own under the next version.
        (await Patiently(Stored(link => link.SetAside.IsEmpty && link.Accounts.Length == 1))).Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(3);
        await verifying;
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_38_A_process_that_was_frozen_while_it_set_the_reminder_finds_what_another_has_begun()
    {
        await User.Link();
        await Host.Restart();
        var reminder = Host.Reminders.HoldNext();
        ShouldBeLinked(await User.Verify());
        await reminder.Arrived;

        // Another node has begun to unlink, and died; the reminder that it had set is about to be set to another day.
        await OtherNode.Does(Host, User.Key, new LinkCommand.Unlink());
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        reminder.Answer(true);

        await Stored(link => link.Unlinking is null);
        Amazon.Disable.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_36_Care_that_fails_changes_nothing_and_comes_back_later()
    {
        await User.Link();
        Amazon.Get.Next(FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement500, 500));
        await Pass(Day);
        var failed = (await Stored(link => link.Accounts[0].CareFailures == 1)).Accounts[0];
        failed.VerifyNotBefore.ShouldBeInRange(Host.Clock.Now.AddSeconds(20), Host.Clock.Now.AddMinutes(2));
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        await Pass(TimeSpan.FromMinutes(12));
        (await Stored(link => link.Accounts[0].CareFailures == 0)).Accounts[0].VerifiedAt.ShouldBeGreaterThan(failed.VerifiedAt);
    }

    [Fact]
    public async Task Check_37_While_amazon_refuses_the_skills_credentials_links_wait_and_are_not_written()
    {
        await User.Link();
        await Host.Grains.Skill(Samples.Skill).CredentialsRefused(new CredentialsRefused("client", await Current(), ErrorCodes.ExchangeInvalidClient));
        var refused = AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.ExchangeInvalidClient, null, 401, Delivery.Answered, null));
        await Host.Services.GetRequiredService<SkillDirectory>().FindFresh(Samples.Skill);
        for (var probes = 0; probes < 200; probes++)
        {
            Amazon.Exchange.Next(refused);
        }

        var writes = Host.Storage.LinkWrites;
        await Pass(Day);
        await User.Snapshot();
        Amazon.Refresh.Count.ShouldBe(0);
        Host.Storage.LinkWrites.ShouldBe(writes);
    }

    [Fact]
    public async Task Check_37_Many_links_due_at_once_are_cared_for_at_the_skills_pace()
    {
        var users = Enumerable.Range(0, 30).Select(n => new LinkDriver(Host, $"user-{n}")).ToList();
        foreach (var user in users)
        {
            ShouldBeLinked(await user.Link($"{Account(user)}-code"));
        }

        Host.Care.PerSkillPerSecond = 1;
        Host.Clock.Follower = Host.ReminderClock;
        await Host.Restart();
        Host.Clock.Advance(Day);
        var from = Host.Clock.Now;
        foreach (var user in users)
        {
            await Host.Clock.Until(Host.Storage.Until(user.Key.ToString(), link => link.Accounts[0].VerifiedAt >= from), TimeSpan.FromMinutes(1));
        }

        // A second each, the first at once.
        (Host.Clock.Now - from).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(users.Count - 1));
        Amazon.Refresh.Count.ShouldBe(users.Count);
    }

    [Fact]
    public async Task Check_40_Links_that_fail_for_ever_do_not_hold_up_the_others()
    {
        var users = Enumerable.Range(0, 20).Select(n => new LinkDriver(Host, $"user-{n}")).ToList();
        foreach (var user in users)
        {
            ShouldBeLinked(await user.Link($"{Account(user)}-code"));
        }

        var failing = users.Take(2).Select(Account).ToHashSet();
        Amazon.Get.Always(call => failing.Contains(FakeAmazon.Account(call.Access))
            ? FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement500, 500)
            : Amazon.Get.Usual(call));
        Host.Care.PerSkillPerSecond = 1;
        Host.Clock.Follower = Host.ReminderClock;
        for (var day = 0; day < 3; day++)
        {
            await Host.Restart();
            Host.Clock.Advance(Day);
            var from = Host.Clock.Now;
            foreach (var user in users.Skip(2))
            {
                await Host.Clock.Until(Host.Storage.Until(user.Key.ToString(), link => link.Accounts[0].VerifiedAt >= from), TimeSpan.FromMinutes(1));
            }

            (Host.Clock.Now - from).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        }

        foreach (var user in users)
        {
            (await user.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        }
    }

    private static AmazonResult<Enablement> NotFound => FakeAmazon.Answered<Enablement>(ErrorCodes.Enablement404, 404);

    private static string Account(LinkDriver user) => user.Key.User.Value.Replace("-", "", StringComparison.Ordinal);

    private async Task<Platform.Grains.Vault.SealedSecret> Current() =>
        (await Host.Grains.Skill(Samples.Skill).Get()).ShouldNotBeNull().Credentials[0].Secret.Current;

    private Task SetPolicy(string policy) => Host.PutSkill(Samples.Skill, Samples.Partner, refreshPolicy: policy);

    private async Task Until(Predicate<LinkState> match, int withinDays)
    {
        var stored = Stored(match);
        for (var days = 0; days < withinDays && !stored.IsCompleted; days++)
        {
            await Pass(Day);
            await User.Snapshot();
        }

        await stored;
    }
}
