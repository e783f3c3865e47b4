using Platform.AmazonSimulator.Contract;
using Platform.Grains.Links;

namespace Platform.Cluster.Tests;

/// <summary>Several silos share the links.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task Grains_are_spread_over_the_silos()
    {
        await using var cluster = await LinkCluster.Start(silos: 3);

        // Front ends spread their calls over the gateways of all silos, and a silo with room prefers to host what it is asked for.
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => cluster.UserFrom(cluster.Silos[number % 3], $"user-{number}").Approve()));
        var links = (await cluster.Management.GetDetailedGrainStatistics()).Where(grain => grain.GrainId.Type.ToString() == "link").ToList();
        links.DistinctBy(grain => grain.GrainId).Count().ShouldBe(60);
        links.Select(grain => grain.SiloAddress).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Links_of_a_silo_that_dies_stand_on_the_others()
    {
        await using var cluster = await LinkCluster.Start(silos: 2);
        var users = Enumerable.Range(0, 20).Select(number => $"user-{number}").ToList();
        await Task.WhenAll(users.Select(user => cluster.User(user).Link()));
        await cluster.Kill(cluster.Silos[^1]);
        foreach (var user in users)
        {
            (await Eventually.Answer(() => cluster.User(user).Snapshot())).Status.ShouldBe(LinkStatus.Linked);
        }
    }

    [Fact]
    public async Task Check_44_flows_whose_silo_dies_amid_the_enablement_end_linked_with_one_exchange_each()
    {
        await using var cluster = await LinkCluster.Start(silos: 2);
        await cluster.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, Times = 20, DelayBeforeMs = 5_000 });
        await KilledAmid(cluster, CallEndpoints.EnablementPost, CallPhase.Arrived, shift: TimeSpan.Zero);
        (await cluster.Amazon.Grants()).Codes.ShouldAllBe(code => code.Presented == 1 && code.Spent == 1);
    }

    [Fact]
    public async Task Check_44_flows_whose_silo_dies_before_Amazon_takes_the_code_send_it_again_and_end_linked()
    {
        await using var cluster = await LinkCluster.Start(silos: 2);
        await cluster.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, Times = 20, DelayBeforeMs = 4_000, Status = 503 });
        await KilledAmid(cluster, CallEndpoints.TokenExchange, CallPhase.Arrived, shift: TimeSpan.FromSeconds(40));
        (await cluster.Amazon.Grants()).Codes.ShouldAllBe(code => code.Spent == 1);
    }

    [Fact]
    public async Task Check_44_a_rolling_restart_under_flows_leaves_every_flow_linked_with_one_exchange()
    {
        await using var cluster = await LinkCluster.Start(silos: 3);
        var rolled = new TaskCompletionSource();
        var first = cluster.Silos[0];
        var linking = Task.WhenAll(Enumerable.Range(0, 4).Select(lane => LinkUntil(rolled.Task, number => cluster.UserFrom(first, $"user-{lane}-{number}"))));
        foreach (var silo in cluster.Silos.Skip(1).ToList())
        {
            await cluster.Stop(silo);
            await cluster.StartSilo();
        }

        rolled.SetResult();
        (await linking).Sum().ShouldBeGreaterThan(4);
        (await cluster.Amazon.Grants()).Codes.ShouldAllBe(code => code.Presented == 1 && code.Spent == 1);
    }

    private static async Task KilledAmid(LinkCluster cluster, string endpoint, CallPhase phase, TimeSpan shift)
    {
        const int Users = 20;
        var survivor = cluster.Silos[0];
        var users = Enumerable.Range(0, Users).Select(number => cluster.UserFrom(survivor, $"user-{number}")).ToList();
        var callbacks = await Task.WhenAll(users.Select(user => user.Approve()));
        var begun = users.Zip(callbacks, (user, callback) => user.Send(callback)).ToList();
        await cluster.Amazon.WaitForCalls(endpoint, Users, phase, timeoutSeconds: 60);
        await cluster.Kill(cluster.Silos[^1]);
        cluster.Clock.Advance(shift);
        await ((Task)Task.WhenAll(begun)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ends = await Task.WhenAll(users.Zip(callbacks, (user, callback) => user.Finish(callback)));
        ends.ShouldAllBe(end => end.Link.Status == LinkStatus.Linked);
        (await cluster.Amazon.Enablements()).Count(enabled => enabled.Linked).ShouldBe(Users);
    }

    private static async Task<int> LinkUntil(Task ended, Func<int, LinkDriver> user)
    {
        var number = 0;
        while (!ended.IsCompleted)
        {
            (await user(++number).Link()).Link.Status.ShouldBe(LinkStatus.Linked);
        }

        return number;
    }
}
