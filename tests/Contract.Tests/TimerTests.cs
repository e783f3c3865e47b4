using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string _key = Probe.NewKey();
    private readonly ManualClock _clock = new();
    private ContractHost? _host;

    private Probe Probe => Probe.Of(_key);

    private ILifeGrain Grain => _host!.Grains.GetGrain<ILifeGrain>(_key);

    public async Task InitializeAsync() => _host = await ContractHost.Start(new ContractOptions { Clock = _clock });

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task The_next_tick_is_armed_one_period_after_the_last_one_has_ended()
    {
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        _clock.Advance(Minute);
        await Probe.Pass("tick");
        _clock.Advance(3 * Minute);
        Probe.Count("tick").ShouldBe(1);
        Probe.Open("tick ends");
        await Probe.Pass("tick ended");
        await Grain.Peek();
        _clock.Advance(Minute / 2);
        Probe.Count("tick").ShouldBe(1);
        _clock.Advance(Minute / 2);
        await Probe.Pass("tick#2");
    }

    [Fact]
    public async Task An_interleaving_timer_ticks_while_a_call_awaits()
    {
        await Grain.StartTimer(Minute, Timeout.InfiniteTimeSpan, interleave: true, keepAlive: true);
        var held = Grain.Hold();
        await Probe.Pass("held");
        _clock.Advance(Minute);
        await Probe.Pass("tick");
        held.IsCompleted.ShouldBeFalse();
        Probe.Open("release");
        Probe.Open("tick ends");
        await held;
    }

    [Fact]
    public async Task A_timer_that_does_not_interleave_waits_for_the_running_call_and_blocks_the_next()
    {
        await Grain.StartTimer(Minute, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: true);
        var held = Grain.Hold();
        await Probe.Pass("held");
        _clock.Advance(Minute);
        await Grain.Peek();
        Probe.IsOpen("tick").ShouldBeFalse();
        Probe.Open("release");
        await held;
        await Probe.Pass("tick");
        var next = Grain.Activation();
        await Grain.Peek();
        next.IsCompleted.ShouldBeFalse();
        Probe.Open("tick ends");
        await next;
    }

    [Fact]
    public async Task A_timer_without_delay_started_in_OnActivateAsync_ticks_after_it()
    {
        Probe.Open("begin work on activation");
        await Grain.Peek();
        await Probe.Pass("tick");
        Probe.Notes.ShouldBe(["activating", "tick"]);
        Probe.Open("tick ends");
    }

    [Fact]
    public async Task A_tick_that_throws_is_followed_by_others()
    {
        await Grain.ThrowInTicks();
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        _clock.Advance(Minute);
        await Probe.Pass("tick");
        await Grain.Activation();
        _clock.Advance(Minute);
        await Probe.Pass("tick#2");
    }

    [Fact]
    public async Task A_change_sets_new_times()
    {
        Probe.Open("tick ends");
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        await Grain.ChangeTimer(3 * Minute, Minute);
        _clock.Advance(2 * Minute);
        await Grain.Peek();
        Probe.IsOpen("tick").ShouldBeFalse();
        _clock.Advance(Minute);
        await Probe.Pass("tick");
    }

    [Fact]
    public async Task A_change_during_a_tick_takes_effect_after_it()
    {
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        _clock.Advance(Minute);
        await Probe.Pass("tick");
        await Grain.ChangeTimer(10 * Minute, Minute);
        _clock.Advance(20 * Minute);
        Probe.Count("tick").ShouldBe(1);
        Probe.Open("tick ends");
        await Probe.Pass("tick ended");
        await Grain.Peek();
        _clock.Advance(9 * Minute);
        Probe.Count("tick").ShouldBe(1);
        _clock.Advance(Minute);
        await Probe.Pass("tick#2");
    }

    [Fact]
    public async Task Disposing_a_timer_fires_the_token_of_the_running_tick_and_ends_it()
    {
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        _clock.Advance(Minute);
        await Probe.Pass("tick");
        await Grain.DisposeTimer();
        await Probe.Pass("token fired");
        Probe.Open("tick ends");
        await Probe.Pass("tick ended");
        await Grain.Peek();
        _clock.Advance(5 * Minute);
        await Grain.Peek();
        Probe.Count("tick").ShouldBe(1);
    }

    [Fact]
    public async Task A_tick_that_still_waits_when_its_timer_is_disposed_comes_with_a_fired_token_or_not_at_all()
    {
        Probe.Open("tick ends");
        await Grain.StartTimer(Minute, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: true);
        var held = Grain.Hold();
        await Probe.Pass("held");
        _clock.Advance(Minute);
        await Grain.DisposeTimer();
        Probe.Open("release");
        await held;
        await Grain.Activation();
        var ticks = Probe.Notes.SkipWhile(note => note != "released").Skip(1).ToList();
        if (ticks.Count > 0)
        {
            ticks.ShouldBe(["token fired", "tick", "tick ended"]);
        }
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        await Grain.StartTimer(Minute, Minute, interleave: true, keepAlive: true);
        await Grain.Leave();
        await Probe.Pass("left");
        await Grain.Activation();
        _clock.Advance(5 * Minute);
        await Grain.Peek();
        Probe.IsOpen("tick").ShouldBeFalse();
    }

    [Fact]
    public async Task Times_out_of_range_are_refused() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.StartTimer(TimeSpan.FromDays(60), Minute, interleave: true, keepAlive: true));

    [Fact]
    public async Task A_timer_may_not_be_registered_from_another_thread() =>
        (await Grain.RegisterFromOutside()).ShouldBe("refused");
}
