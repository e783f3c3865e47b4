using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Many at once: nobody gets what is another's. Alone, since Alexa waits 4.5 s for the partner's token endpoint, however busy this machine is.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyUsersTests
{
    private const int Users = 50;
    private const int Skills = 3;

    [Fact]
    public async Task Fifty_users_link_three_skills_at_once_and_none_is_mixed_up()
    {
        await using var world = await World.Start();
        var partner = await world.NewPartner();
        var skills = await Task.WhenAll(Enumerable.Range(0, Skills).Select(_ => partner.NewSkill()));
        var regions = Enum.GetValues<Region>();
        await Task.WhenAll(Enumerable.Range(0, Users).Select(user => world.Control.PutUser($"amazon-of-{user}", regions[user % regions.Length])));
        var users = skills.SelectMany(skill => Enumerable.Range(0, Users).Select(user => skill.User($"user {user}", $"amazon-of-{user}"))).ToList();

        await Task.WhenAll(users.Select(Link));

        var enabled = (await world.Control.Enablements()).ToDictionary(record => (record.User, record.SkillId));
        enabled.Count.ShouldBe(Users * Skills);
        foreach (var user in users)
        {
            var record = enabled[(user.AmazonUser, user.Skill.SkillId)];
            var token = AccessToken.Read(record.PartnerAccessToken!);
            (token.Subject, token.Audience).ShouldBe((user.UserId, user.Skill.SkillId));
            record.Links.ShouldBe(1);
            (await user.Status()).ExpectLink("linked", "unlink")["userId"].ShouldBe(user.UserId);
        }

        var grants = await world.Control.Grants();
        grants.Codes.Count.ShouldBe(Users * Skills);
        grants.Codes.ShouldAllBe(code => code.Presented == 1 && code.Spent == 1);
        (await world.Control.Calls(CallEndpoints.EnablementPost)).Select(call => (call.User, call.SkillId)).Distinct().Count().ShouldBe(Users * Skills);
        foreach (var user in users.Take(Users))
        {
            var links = (await partner.Api.Get($"/v1/users/{Uri.EscapeDataString(user.UserId)}/links")).Expect(200).Body.GetProperty("links");
            links.EnumerateArray().Select(link => link.GetProperty("skillId").GetString()).ShouldBe(skills.Select(skill => skill.SkillId), ignoreOrder: true);
        }
    }

    private static async Task Link(PartnerUser user)
    {
        var redirect = await user.Approve();
        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
    }
}
