using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

/// <summary>Idle activations leave memory, at the age of 15 minutes.</summary>
public sealed class IdleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string _key = Probe.NewKey();
    private readonly Aging _aging = new();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task Idle_activations_leave_memory()
    {
        await using var host = await ContractHost.Start(_aging.Options);
        await Grain(host).Peek();
        await _aging.Pass(10 * Minute);
        await Grain(host).Peek();
        await _aging.Pass(10 * Minute);
        Probe.IsOpen("left").ShouldBeFalse();
        await _aging.Pass(10 * Minute);
        await Probe.Pass("left");
        Probe.Notes.ShouldContain("leaving ActivationIdle");
    }

    [Fact]
    public async Task DelayDeactivation_keeps_an_idle_activation()
    {
        await using var host = await ContractHost.Start(_aging.Options);
        await Grain(host).KeepFor(Aging.Of(40 * Minute));
        await _aging.Pass(35 * Minute);
        Probe.IsOpen("left").ShouldBeFalse();
        await _aging.Pass(10 * Minute);
        await Probe.Pass("left");
    }

    [Fact]
    public async Task Ticks_with_KeepAlive_keep_an_activation()
    {
        await using var host = await ContractHost.Start(_aging.Options);
        Probe.Open("tick ends");
        await Grain(host).StartTimer(Aging.Of(5 * Minute), Aging.Of(5 * Minute), interleave: true, keepAlive: true);
        await Pass(30);
        Probe.Count("tick ended").ShouldBeGreaterThan(2);
        Probe.IsOpen("left").ShouldBeFalse();
    }

    [Fact]
    public async Task Ticks_without_KeepAlive_do_not_keep_an_activation()
    {
        await using var host = await ContractHost.Start(_aging.Options);
        Probe.Open("tick ends");
        await Grain(host).StartTimer(Aging.Of(5 * Minute), Aging.Of(5 * Minute), interleave: true, keepAlive: false);
        await Pass(20);
        await Probe.Pass("left");
        Probe.IsOpen("tick ended").ShouldBeTrue();
    }

    private async Task Pass(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await _aging.Pass(Minute);
        }
    }

    private ILifeGrain Grain(ContractHost host) => host.Grains.GetGrain<ILifeGrain>(_key);
}
