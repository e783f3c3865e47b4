using Platform.Contract.Tests.Hosting;
using Platform.Engine;

namespace Platform.Contract.Tests;

/// <summary>Rate windows that nodes share: here in the Redis of the settings, where there is one.</summary>
public sealed class RateWindowTests
{
    private static readonly RateLimit Limit = new(TimeSpan.FromHours(1), 2);

    [Fact]
    public async Task A_host_with_a_Redis_offers_them_and_they_outlive_it()
    {
        await using var host = await ContractHost.Start();
        (await Take(host)).ShouldBe(new RateWindow(true, 1, TimeSpan.FromHours(1)));
        await host.Restart();
        (await Take(host)).ShouldNotBeNull().Left.ShouldBe(0);
        (await Take(host)).ShouldNotBeNull().Taken.ShouldBeFalse();
    }

    [Fact]
    public async Task A_host_without_a_Redis_offers_none()
    {
        await using var host = await ContractHost.Start(new ContractOptions
        {
            Settings = new() { ["Orleans:Storage"] = "memory", ["Orleans:ReminderStorage"] = "memory", ["Orleans:Redis"] = null },
        });
        host.Services.GetService<IRateWindows>().ShouldBeNull();
    }

    private static async Task<RateWindow?> Take(ContractHost host) => await host.Services.GetRequiredService<IRateWindows>().Take("key", 1, Limit);
}
