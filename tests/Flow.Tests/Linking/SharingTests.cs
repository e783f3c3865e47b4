using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Households and shared Alexa accounts.</summary>
[Collection(SharedCollection.Name)]
public sealed class SharingTests(SharedWorld shared)
{
    private World World => shared.World;

    [Fact]
    public async Task Check_47_One_Alexa_account_belongs_to_the_partner_user_who_linked_it_last()
    {
        var skill = await World.NewSkill();
        var first = await skill.User("first", $"{skill.SkillId}-shared").In(Region.EU);
        var second = skill.User("second", first.AmazonUser);
        await first.Link();
        var firstPair = await first.Enablement();

        await second.Link();

        var superseded = (await first.Status()).ExpectLink("unlinked", "link");
        (superseded["reason"], superseded["userMessage"]).ShouldBe(("link.superseded", null));
        (await second.Status()).ExpectLink("linked", "unlink");
        AccessToken.Read((await second.Enablement())!.PartnerAccessToken!).Subject.ShouldBe("second");
        (await OAuth.Refresh(skill, firstPair!.PartnerRefreshToken!)).ExpectOAuthError(400, "invalid_grant");

        (await first.Unlink()).ExpectLink("unlinked", "link");
        (await second.Calls(CallEndpoints.EnablementDelete)).ShouldBeEmpty();
        (await second.Status(verify: true)).ExpectLink("linked", "unlink");

        // And the other way round.
        await first.Link();
        (await second.Status()).ExpectLink("unlinked", "link")["reason"].ShouldBe("link.superseded");
        (await second.Unlink()).ExpectLink("unlinked", "link");
        (await first.Calls(CallEndpoints.EnablementDelete)).ShouldBeEmpty();
        (await first.Status(verify: true)).ExpectLink("linked", "unlink");

        (await first.Unlink()).ExpectLink("unlinked", "link");
        (await first.Calls(CallEndpoints.EnablementDelete)).Count.ShouldBe(1);
        (await first.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_48_One_partner_user_holds_two_Alexa_accounts_and_unlinking_disables_both()
    {
        var skill = await World.NewSkill();
        var here = await skill.User("household").In(Region.NA);
        var there = await skill.User("household").In(Region.FE);
        await here.Link();
        await there.Link();
        foreach (var account in (PartnerUser[])[here, there])
            AccessToken.Read((await account.Enablement())!.PartnerAccessToken!).Subject.ShouldBe("household");

        (await here.Unlink()).ExpectLink("unlinked", "link");

        (await here.Enablement()).ShouldBeNull();
        (await there.Enablement()).ShouldBeNull();
        (await here.Calls(CallEndpoints.EnablementDelete)).ShouldHaveSingleItem().Region.ShouldBe(Region.NA);
        (await there.Calls(CallEndpoints.EnablementDelete)).ShouldHaveSingleItem().Region.ShouldBe(Region.FE);
    }

    [Fact]
    public async Task Check_48_Each_account_of_a_household_ends_by_its_own_proof()
    {
        var skill = await World.NewSkill();
        var here = await skill.User("household").In(Region.NA);
        var there = await skill.User("household").In(Region.EU);
        await here.Link();
        await there.Link();

        await World.Control.Disable(here.AmazonUser, skill.SkillId);
        (await here.Status(verify: true)).ExpectLink("linked", "unlink");
        await there.Amazon.RefreshPartnerPair(there.AmazonUser, skill.SkillId);

        await World.Control.Disable(there.AmazonUser, skill.SkillId);
        (await here.Status(verify: true))["action"].ShouldBe("link");
    }

    [Fact]
    public async Task Check_51_Ids_that_some_storages_confuse_are_different_users()
    {
        string[] ids = ["a/b", @"a\b", "a#b", "a?b", "a_b", "a%2Fb", "a b", "a+b", "A/B", "ä/b", "日本@x", "a&b=c;d:e"];
        var skill = await World.NewSkill();
        var users = new List<PartnerUser>();
        foreach (var id in ids)
        {
            var user = await skill.User(id).In(Region.NA);
            (await user.Status()).ExpectLink("notLinked", "link")["userId"].ShouldBe(id);
            await user.Link();
            users.Add(user);
        }

        foreach (var user in users)
        {
            (await user.Status()).ExpectLink("linked", "unlink")["userId"].ShouldBe(user.UserId);
            AccessToken.Read((await user.Enablement())!.PartnerAccessToken!).Subject.ShouldBe(user.UserId);
        }

        (await users[0].Unlink()).ExpectLink("unlinked", "link");
        (await users[0].Enablement()).ShouldBeNull();
        foreach (var user in users.Skip(1))
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }
}
