using Microsoft.Extensions.Hosting;
using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;
using Platform.Engine;

namespace Platform.Contract.Tests;

/// <summary>What both engines offer beyond Orleans' model.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task Keys_of_stored_grains_are_listed_by_type_prefix_and_place_in_ordinal_order()
    {
        await using var host = await ContractHost.Start();
        string[] stored = ["a/1", "a/2", "a/Z", "a/é", "b/1", "ab"];
        foreach (var key in stored)
        {
            await host.Grains.GetGrain<ILedgerGrain>(key).Add("x");
        }

        await host.Grains.GetGrain<ILedgerGrain>("a/3").View();
        await host.Grains.GetGrain<ILedgerGrain>("a/Z").Clear();
        (await Keys(host, "ledger", "", null)).ShouldBe(["a/1", "a/2", "a/é", "ab", "b/1"]);
        (await Keys(host, "ledger", "a/", null)).ShouldBe(["a/1", "a/2", "a/é"]);
        (await Keys(host, "ledger", "a/", "a/1")).ShouldBe(["a/2", "a/é"]);
        (await Keys(host, "ledger", "a/", "ab")).ShouldBeEmpty();
        (await Keys(host, "ledger", "b", "a/1")).ShouldBe(["b/1"]);
        (await Keys(host, "other", "", null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Health_says_ready_after_start_and_draining_while_the_host_stops()
    {
        await using var host = await ContractHost.Start();
        var health = host.Services.GetRequiredService<IEngineHealth>();
        (await health.Check(CancellationToken.None)).Ready.ShouldBeTrue();
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stopping = await health.Check(CancellationToken.None);
        stopping.Draining.ShouldBeTrue();
        stopping.Ready.ShouldBeFalse();
    }

    [Fact]
    public async Task The_clock_of_our_own_code_is_a_keyed_service()
    {
        var clock = new ManualClock();
        await using var host = await ContractHost.Start(new ContractOptions { Clock = clock });
        host.Services.GetRequiredKeyedService<TimeProvider>(PlatformClock.Key).ShouldBe(clock);
        host.Services.GetRequiredService<TimeProvider>().ShouldBe(TimeProvider.System);
    }

    private static async Task<List<string>> Keys(ContractHost host, string type, string prefix, string? after)
    {
        var keys = host.Services.GetRequiredService<IGrainKeys>();
        return await keys.List(type, prefix, after, CancellationToken.None).ToListAsync();
    }
}
