using Microsoft.Extensions.Hosting;
using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class ActivationTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly string _key = Probe.NewKey();
    private readonly ManualClock _clock = new();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task What_OnActivateAsync_throws_reaches_the_caller_and_the_next_call_tries_again()
    {
        await using var host = await Start();
        Probe.Open("refuse");
        (await Should.ThrowAsync<ArgumentException>(Grain(host).Peek())).Message.ShouldBe("not this time");
        await Grain(host).Peek();
        Probe.Notes.ShouldBe(["activating", "activating"]);
    }

    [Fact]
    public async Task DeactivateOnIdle_lets_the_running_call_end_and_later_calls_meet_a_new_activation()
    {
        await using var host = await Start();
        var before = await Grain(host).Activation();
        var held = Grain(host).LeaveAndHold();
        await Probe.Pass("held");
        var later = Grain(host).Activation();
        Probe.IsOpen("left").ShouldBeFalse();
        Probe.Open("release");
        await held;
        (await later).ShouldNotBe(before);
        Probe.Notes.ShouldBe(["activating", "held", "released", "leaving ApplicationRequested", "left", "activating"]);
    }

    [Fact]
    public async Task DeactivateOnIdle_waits_for_a_running_tick_and_does_not_cancel_it()
    {
        await using var host = await Start();
        await Grain(host).StartTimer(TimeSpan.Zero, Never, interleave: true, keepAlive: true);
        await Probe.Pass("tick");
        await Grain(host).Leave();
        await Other(host).Peek();
        Probe.IsOpen("left").ShouldBeFalse();
        Probe.Open("tick ends");
        await Probe.Pass("left");
        Probe.Notes.ShouldBe(["activating", "tick", "tick ended", "leaving ApplicationRequested", "left"]);
    }

    [Fact]
    public async Task Shutdown_waits_for_a_running_tick_and_what_it_writes_is_kept()
    {
        await using var host = await Start();
        await host.Grains.GetGrain<ILedgerGrain>(_key).AddInTick("written while stopping");
        await Probe.Pass("began");
        var restart = host.Restart();
        restart.IsCompleted.ShouldBeFalse();
        Probe.Open("go");
        await restart;
        (await host.Grains.GetGrain<ILedgerGrain>(_key).View()).Entries.ShouldBe(["written while stopping"]);
    }

    [Fact]
    public async Task Shutdown_waits_for_a_running_tick_before_other_services_stop_since_the_tick_may_need_them()
    {
        var witness = new StopWitness(Probe);
        await using var host = await ContractHost.Start(new ContractOptions
        {
            Clock = _clock,
            Configure = services => services.AddSingleton<IHostedService>(witness),
        });
        await Grain(host).StartTimer(TimeSpan.Zero, Never, interleave: true, keepAlive: true);
        await Probe.Pass("tick");
        var restart = host.Restart();
        Probe.Open("tick ends");
        await restart;
        Probe.Notes.ShouldBe(["activating", "tick", "tick ended", "service stopped", "leaving ShuttingDown", "left"]);
    }

    [Fact]
    public async Task Shutdown_waits_for_a_running_call_and_tells_grains_why_they_leave()
    {
        await using var host = await Start();
        var held = Grain(host).Hold();
        await Probe.Pass("held");
        var restart = host.Restart();
        Probe.Open("release");
        await held;
        await restart;
        Probe.Notes.ShouldBe(["activating", "held", "released", "leaving ShuttingDown", "left"]);
    }

    [Fact]
    public async Task A_call_after_shutdown_is_refused()
    {
        await using var host = await Start();
        var grain = Grain(host);
        await grain.Peek();
        await host.Restart();
        await Should.ThrowAsync<Exception>(grain.Peek());
        await Grain(host).Peek();
    }

    private static ILifeGrain Other(ContractHost host) => host.Grains.GetGrain<ILifeGrain>(Probe.NewKey());

    private Task<ContractHost> Start() => ContractHost.Start(new ContractOptions { Clock = _clock });

    private ILifeGrain Grain(ContractHost host) => host.Grains.GetGrain<ILifeGrain>(_key);
}
