using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Partners;
using Platform.Seeder;

namespace Platform.Load.Tests.Seeding;

/// <summary>What a benchmark measures on seeded links, it would measure on links that users have made.</summary>
public sealed class SeededLinkTests
{
    private const int Links = 40;

    [Fact]
    public async Task A_seeded_link_serves_status_verification_and_unlinking_like_one_that_a_user_made()
    {
        await using var world = await BenchWorld.Start();
        var skill = await (await Partner.Register(world)).NewSkill(setup => setup with { Stage = "live" });
        await (await skill.User("pattern", "amazon-pattern").In(Region.NA)).Link();
        var pattern = StoreCount.OfUsers(world.Folder);
        await world.Process.Stop();

        // All access tokens have expired.
        await world.Control.PutSeed("bench", new SeedRequest
        {
            ClientId = skill.Setup.ClientId, Count = Links, ExpiresFromSeconds = -600, ExpiresToSeconds = -60,
        });
        (await Platform.Seeder.Seeding.Run(new SeedOptions
        {
            Folder = world.Folder,
            Simulator = world.SimulatorUrl,
            Seed = "bench",
            Partner = skill.Partner.PartnerId,
            Skill = skill.SkillId,
            Template = "pattern",
            Links = Links,
        })).ShouldBe(Links);

        // Five kinds of things are kept of a user who has linked: four records and a reminder.
        pattern.Count.ShouldBe(5);
        StoreCount.OfUsers(world.Folder).ShouldBe(pattern.ToDictionary(kind => kind.Key, kind => kind.Value * (Links + 1)), ignoreOrder: true);

        await world.Process.Start();
        foreach (var number in new[] { 0, 1, Links - 1 })
            await Serves(skill.User($"user-{number}", $"bench-{number}"));

        // Those that nobody asked about have not been touched.
        (await world.Control.Seeds()).Single().Woken.ShouldBe(3);
    }

    private static async Task Serves(PartnerUser user)
    {
        (await user.Status()).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).ShouldBeEmpty();

        // Ten ask at once: one refresh serves them all.
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => user.Status(verify: true))))
            answer.ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
        (await user.Calls(CallEndpoints.EnablementGet)).ShouldAllBe(call => call.Status == 200);

        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Calls(CallEndpoints.EnablementDelete)).ShouldHaveSingleItem().Status.ShouldBe(204);
        (await user.Enablement()).ShouldBeNull();
    }
}
