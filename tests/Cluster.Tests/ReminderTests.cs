using Platform.AmazonSimulator.Contract;
using Platform.Grains.Links;

namespace Platform.Cluster.Tests;

/// <summary>Reminders of a silo that dies wake their grains elsewhere.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Flows_of_a_silo_that_dies_are_resumed_by_their_reminders_on_another_without_any_call()
    {
        const int Users = 8;
        await using var cluster = await LinkCluster.Start(silos: 2);
        await cluster.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, Times = Users, DelayBeforeMs = 4_000, Status = 503 });
        var survivor = cluster.Silos[0];
        var users = Enumerable.Range(0, Users).Select(number => cluster.UserFrom(survivor, $"user-{number}")).ToList();
        foreach (var user in users)
        {
            await user.Send(await user.Approve());
        }

        await cluster.Amazon.WaitForCalls(CallEndpoints.EnablementPost, Users, CallPhase.Arrived, timeoutSeconds: 60);
        await cluster.Kill(cluster.Silos[^1]);

        // The reminder of an open flow comes within a minute; it may be late while the ring heals. Only Amazon is asked: a look at a link wakes it.
        await Eventually.Holds(async () => (await cluster.Amazon.Enablements()).Count(enabled => enabled.Linked) == Users);
        foreach (var user in users)
        {
            await Eventually.Holds(async () => (await Eventually.Answer(user.Snapshot)).Status == LinkStatus.Linked);
        }

        (await cluster.Amazon.Grants()).Codes.ShouldAllBe(code => code.Presented == 1 && code.Spent == 1);
    }
}
