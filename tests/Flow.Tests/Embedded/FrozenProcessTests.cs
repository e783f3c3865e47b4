using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Embedded;

/// <summary>A process that stands still for a minute, amid calls to Amazon, and goes on as if nothing had been.</summary>
public sealed class FrozenProcessTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    [Theory]
    [InlineData(RotationMode.Same)]
    [InlineData(RotationMode.Grace)]
    public async Task Check_38_Frozen_for_a_minute_amid_refreshes_it_loses_no_pair_and_spends_none_twice(RotationMode rotation)
    {
        await using var world = await World.Start();
        await world.Control.SetRotation(rotation);
        var skill = await world.NewSkill();
        var users = new List<PartnerUser>();
        for (var number = 0; number < 6; number++)
        {
            users.Add(await skill.User($"user-{number}").In(Region.EU));
            await users[^1].Link();
            await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementGet, User = users[^1].AmazonUser, Status = 401 });
        }

        // Amazon has heard all of them when the process stops, and answers to nobody who listens.
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenRefresh, DelayMs = 2_000, Times = users.Count });
        var asked = users.ConvertAll(user => Ask(user));
        await world.Control.WaitForCalls(CallEndpoints.TokenRefresh, phase: CallPhase.Applied, count: users.Count);
        await world.Platform.FreezeFor(Minute);
        await Task.WhenAll(asked);

        foreach (var user in users)
        {
            var from = DateTimeOffset.UtcNow;
            var status = await Verified(user);
            status.ExpectLink("linked", "unlink");
            status["source"].ShouldBe("amazon");
            status.Body.GetProperty("verifiedAt").GetDateTimeOffset().ShouldBeGreaterThan(from.AddSeconds(-1));
        }

        // The token of a refresh whose answer came too late is sent once more, and never a third time.
        var tokens = (await world.Control.Grants(clientId: skill.Setup.ClientId)).RefreshTokens;
        tokens.ShouldAllBe(token => token.Presented <= 2);
        foreach (var user in users)
        {
            (await user.Unlink()).ExpectLink("unlinked", "link");
            (await user.Enablement()).ShouldBeNull();
        }
    }

    // Whatever comes of it: the caller may have gone away in that minute.
    private static async Task Ask(PartnerUser user)
    {
        try
        {
            await user.Status(verify: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Nobody waits a minute.
        }
    }

    // The first call may join the one that was frozen, and learn that its answer came too late; the next asks anew.
    private static async Task<Answer> Verified(PartnerUser user)
    {
        await user.Status(verify: true);
        return await user.Status(verify: true);
    }
}
