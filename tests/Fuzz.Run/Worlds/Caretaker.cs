using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Partners;

namespace Platform.Fuzz.Run.Worlds;

/// <summary>Brings the world back to what valid requests are made for: requests that were meant to be wrong can turn out to be right.</summary>
internal sealed class Caretaker(FuzzWorld world)
{
    /// <summary>Puts back what is missing, and clears away what has piled up.</summary>
    public async Task Tend()
    {
        foreach (var partner in world.SparePartners)
        {
            // With its keys.
            await world.World.Operator.Delete($"/v1/partners/{partner}");
            await world.World.Operator.Put($"/v1/partners/{partner}", new { name = "Spare" });
        }

        for (var place = 0; place < world.Users.Count; place++)
        {
            if (place < FuzzWorld.LinkedUsers)
                await Relink(world.Users[place], place);
            else if (await world.Users[place].Consent() is { Status: 201 } consent)
                world.States[place] = consent["state"]!;
        }

        // The simulator's own memory of calls is of no use here.
        await world.World.Control.ClearCalls();
    }

    /// <summary>A plain whole link, status and unlink: what must still work when all is over. Throws where it does not.</summary>
    public async Task ProveWhole()
    {
        var user = await world.Skill.User("plain-after-all").In(Region.EU);
        await user.Link();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
    }

    private async Task Relink(PartnerUser user, int place)
    {
        if ((await user.Status()) is not { Status: 200 } status || status["status"] != "linked")
            await user.FinishAtLast(await user.Approve());
        if (await user.Consent() is { Status: 201 } consent)
            world.States[place] = consent["state"]!;
        if (await user.Enablement() is { PartnerRefreshToken: { } token })
            world.RefreshTokens[place] = token;
    }
}
