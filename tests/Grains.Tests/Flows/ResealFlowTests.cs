using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Flows;

/// <summary>Secrets under another data key, beside the work that uses them (checks.md 26).</summary>
public sealed class ResealFlowTests : FlowTest
{
    [Fact]
    public async Task Check_26_A_link_that_was_sealed_again_serves_as_before()
    {
        await User.Link();
        var dataKey = await Host.ChangeDataKey();
        (await User.Grain.Reseal(dataKey)).ShouldBe(new ResealReply(ResealOutcome.Sealed, 2));
        ShouldBeUnder(dataKey, User.Stored);
        var writes = Host.Storage.LinkWrites;
        (await User.Grain.Reseal(dataKey)).ShouldBe(ResealReply.Nothing);
        Host.Storage.LinkWrites.ShouldBe(writes);

        ShouldBeLinked(await User.Verify());
        Host.Clock.Advance(TimeSpan.FromHours(1));
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Calls.ShouldHaveSingleItem().RefreshToken.Reveal().ShouldBe($"Atzr|alexa1|{FakeAmazon.Canary}|1");
        (await User.Unlink()).Link.Status.ShouldBe(LinkStatus.Unlinked);
    }

    [Fact]
    public async Task Check_26_A_refresh_that_is_stored_meanwhile_is_never_overwritten()
    {
        await User.Link();
        var dataKey = await Host.ChangeDataKey();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var written = Host.Storage.HoldNext(link => link.PairVersion == 2);
        var verification = await User.Grain.Verify(User.Key.Partner);
        await written.Arrived;

        // Prepared from the pair before, and decided on the one that the write under way makes.
        var opened = Host.Openings.Count;
        var resealing = User.Grain.Reseal(dataKey);
        await Host.Openings.Reached(opened + 2);
        written.Answer(true);
        (await resealing).Outcome.ShouldBe(ResealOutcome.Sealed);
        ShouldBeLinked(await User.Settled(verification));
        var pair = User.Stored.Accounts.ShouldHaveSingleItem().Pair;
        pair.Version.ShouldBe(2);
        ShouldBeUnder(dataKey, User.Stored);
        Host.Clock.Advance(TimeSpan.FromHours(1));
        ShouldBeLinked(await User.Verify());
        Amazon.Refresh.Calls.Select(call => call.RefreshToken.Reveal()).ShouldBe([$"Atzr|alexa1|{FakeAmazon.Canary}|1", $"Atzr|alexa1|{FakeAmazon.Canary}|2"]);
    }

    [Fact]
    public async Task Check_26_A_pair_sealed_again_amid_its_refresh_gives_way_to_the_answer()
    {
        await User.Link();
        var dataKey = await Host.ChangeDataKey();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var refresh = Amazon.Refresh.Hold();
        var verification = await User.Grain.Verify(User.Key.Partner);
        await refresh.Arrived;
        (await User.Grain.Reseal(dataKey)).Changed.ShouldBe(2);
        refresh.Answer(AmazonResult.Success(Amazon.Pair("alexa1")));
        ShouldBeLinked(await User.Settled(verification));
        User.Stored.Accounts.ShouldHaveSingleItem().Pair.Version.ShouldBe(2);
        ShouldBeUnder(dataKey, User.Stored);
    }

    [Fact]
    public async Task Check_26_A_flow_goes_on_with_a_code_and_a_verifier_that_were_sealed_again()
    {
        var exchange = Amazon.Exchange.Hold();
        await User.Callback(await User.Consent());
        await User.Consent();
        await exchange.Arrived;
        var dataKey = await Host.ChangeDataKey();
        (await User.Grain.Reseal(dataKey)).ShouldBe(new ResealReply(ResealOutcome.Sealed, 3));
        ShouldBeUnder(dataKey, User.Stored);

        await Host.Crash();
        Host.Clock.Advance(TimeSpan.FromSeconds(36));
        Host.ReminderClock.Advance(TimeSpan.FromMinutes(1));
        await Stored(link => link.Accounts.Length == 1);
        Amazon.Exchange.Calls.Select(call => call.Code.Reveal()).Distinct().ShouldHaveSingleItem();
        Amazon.Exchange.Calls[^1].CodeVerifier!.Reveal().ShouldStartWith("verifier");
    }

    [Fact]
    public async Task Check_26_A_key_that_this_node_does_not_seal_with_changes_nothing()
    {
        await User.Link();
        var before = User.Stored;
        (await User.Grain.Reseal(1)).ShouldBe(ResealReply.NotYet);
        (await Host.Grains.Skill(Samples.Skill).Reseal(1)).ShouldBe(ResealReply.NotYet);
        (await Host.Grains.SigningKeys().Reseal(1)).ShouldBe(ResealReply.NotYet);
        User.Stored.ShouldBeSameAs(before);
        (await new LinkDriver(Host, "nobody").Grain.Reseal(1)).ShouldBe(ResealReply.Nothing);
    }

    [Fact]
    public async Task Check_26_A_store_that_refuses_leaves_the_link_as_it_was()
    {
        await User.Link();
        var before = User.Stored;
        var dataKey = await Host.ChangeDataKey();
        Host.Storage.FailNext(_ => true);
        (await User.Grain.Reseal(dataKey)).ShouldBe(ResealReply.NotYet);
        User.Stored.ShouldBeSameAs(before);
        (await User.Grain.Reseal(dataKey)).Changed.ShouldBe(2);
        await Host.Restart();
        ShouldBeLinked(await User.Verify());
    }

    [Fact]
    public async Task Check_24_A_pair_moved_from_another_user_does_not_open_and_is_left_as_it_is()
    {
        await User.Link();
        var thief = new LinkDriver(Host, "thief");
        await thief.Link("alexa2-code");
        var stolen = User.Stored.Accounts[0].Pair;
        await Host.Restart();
        await Host.Overwrite(thief.Key, thief.Stored with { Accounts = [thief.Stored.Accounts[0] with { Pair = stolen }] });
        var dataKey = await Host.ChangeDataKey();
        (await thief.Grain.Reseal(dataKey)).ShouldBe(new ResealReply(ResealOutcome.NotOpened, 0));
        Amazon.Get.Calls.ShouldBeEmpty();
        await thief.Verify();
        Amazon.Get.Calls.ShouldBeEmpty("what does not open is never presented");
        Host.Log.Lines.ShouldContain(line => line.StartsWith("Critical Platform.Vault:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_skills_secrets_are_sealed_again_without_another_version()
    {
        await Host.PutSkill(Samples.Skill, Samples.Partner, clientSecret: "client-secret-2");
        var before = (await Host.Grains.Skill(Samples.Skill).Get())!;
        var dataKey = await Host.ChangeDataKey();
        (await Host.Grains.Skill(Samples.Skill).Reseal(dataKey)).ShouldBe(new ResealReply(ResealOutcome.Sealed, 4));
        (await Host.Grains.Skill(Samples.Skill).Reseal(dataKey)).ShouldBe(ResealReply.Nothing);
        var after = (await Host.Grains.Skill(Samples.Skill).Get())!;
        after.Version.ShouldBe(before.Version);
        after.UpdatedAt.ShouldBe(before.UpdatedAt);
        KeyOf(after.Credentials[0].Secret.Current).ShouldBe(dataKey);
        KeyOf(after.Credentials[0].Secret.Previous!.Value).ShouldBe(dataKey);
        KeyOf(after.Settings.Authorization.Secret!.Current).ShouldBe(dataKey);

        await Host.Services.GetRequiredService<SkillDirectory>().FindFresh(Samples.Skill);
        ShouldBeLinked(await User.Link());
        Amazon.Exchange.Calls.ShouldHaveSingleItem().Client.ClientSecret.Reveal().ShouldBe("client-secret-2");
    }

    [Fact]
    public async Task Check_29_Every_opening_of_a_links_life_is_one_audit_event_that_says_what_for()
    {
        await User.Link();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await User.Verify();
        await User.Grain.Reseal(await Host.ChangeDataKey());
        await User.Unlink();
        var audit = Host.Log.Lines.Where(line => line.StartsWith("Information Platform.Vault.Audit", StringComparison.Ordinal)).ToList();
        audit.Count.ShouldBe(Host.Openings.Count);
        audit.Count.ShouldBeGreaterThan(8);
        audit.ShouldAllBe(line => line.Contains("partner ride-hailer, skill amzn1.ask.skill.1, user", StringComparison.Ordinal));
        audit.Count(line => line.Contains("for reseal:", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static uint KeyOf(SealedSecret secret) => BinaryPrimitives.ReadUInt32BigEndian(secret.Envelope.AsSpan()[1..]);

    private static void ShouldBeUnder(uint dataKey, LinkState state) => SealingDecisions.Map(state, (secret, field, _) =>
    {
        KeyOf(secret).ShouldBe(dataKey, field);
        return secret;
    });
}
