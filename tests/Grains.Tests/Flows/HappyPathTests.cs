using System.Text;
using Platform.Grains.AlexaAccounts;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

public sealed class HappyPathTests : FlowTest
{
    [Fact]
    public async Task A_user_links_and_unlinks()
    {
        ShouldBeLinked(await User.Link());
        var exchange = Amazon.Exchange.Calls.ShouldHaveSingleItem();
        exchange.Client.ClientId.ShouldBe("client");
        exchange.Client.ClientSecret.Reveal().ShouldBe("client-secret");
        exchange.RedirectUri.ShouldBe(Samples.Redirect);
        exchange.CodeVerifier.ShouldNotBeNull();
        var enable = Amazon.Enable.Calls.ShouldHaveSingleItem();
        enable.Host.ShouldBe(FakeAmazon.Na);
        enable.SkillId.ShouldBe(Samples.Skill.Value);
        enable.Body!.Stage.ShouldBe("development");
        enable.Body.RedirectUri.ShouldBe(Samples.Redirect);

        var unlinked = await User.Unlink();
        unlinked.Kind.ShouldBe(LinkReplyKind.Done);
        unlinked.Link.Status.ShouldBe(LinkStatus.Unlinked);
        Amazon.Disable.Count.ShouldBe(1);
        User.Stored.Accounts.ShouldBeEmpty();
        User.Stored.Leaving.ShouldBeEmpty();
        (await Account("alexa1").Holder()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_28_Nothing_secret_is_stored_or_logged_in_clear()
    {
        await User.Link();
        await Host.Restart();
        var bytes = Directory.EnumerateFiles(Host.Folder, "engine.db*").SelectMany(File.ReadAllBytes).ToArray();
        var stored = Encoding.Latin1.GetString(bytes);
        stored.ShouldContain("alexa1");
        stored.ShouldNotContain(FakeAmazon.Canary);
        stored.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(FakeAmazon.Canary)).TrimEnd('='));
        Host.Log.Lines.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Check_47_The_account_is_claimed_for_the_link()
    {
        await User.Link();
        (await Account("alexa1").Holder()).ShouldBe(User.Key);
    }

    [Fact]
    public async Task A_link_outlives_the_process()
    {
        await User.Link();
        await Host.Restart();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
        (await User.Verify()).Link.VerifiedAt.ShouldBe(Host.Clock.Now);
    }

    [Fact]
    public async Task Another_partner_sees_nothing_and_changes_nothing()
    {
        await User.Link();
        var other = new PartnerId("other");
        (await User.Grain.Snapshot(other)).ShouldBe(LinkSnapshot.None);
        (await User.Grain.Unlink(other)).ShouldBe(LinkReply.Done(LinkSnapshot.None));
        (await User.Grain.Verify(other)).ShouldBe(LinkReply.Done(LinkSnapshot.None));
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
    }

    [Fact]
    public async Task What_is_not_recorded_is_answered_without_being_recorded()
    {
        (await User.Snapshot()).ShouldBe(LinkSnapshot.None);
        (await User.Unlink()).ShouldBe(LinkReply.Done(LinkSnapshot.None));
        ShouldBeRefused(await User.Callback(StateHandle.New(User.Key)), "state.unknown");
        Host.Storage.LinkWrites.ShouldBe(0);
    }

    [Fact]
    public async Task A_user_knows_the_skills_that_it_has_touched()
    {
        await User.Consent();
        (await Host.Grains.User(new UserKey(User.Key.Partner, User.Key.User)).Skills()).ShouldBe([Samples.Skill]);
    }

    private IAlexaAccountGrain Account(string id) => Host.Grains.AlexaAccount(new AlexaAccountKey(Samples.Skill, id));
}
