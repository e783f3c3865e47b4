using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class TurnTests(SharedHost host) : IClassFixture<SharedHost>
{
    private readonly string _key = Probe.NewKey();

    private Probe Probe => Probe.Of(_key);

    private ITurnGrain Grain => host.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task A_second_call_waits_until_the_first_has_ended()
    {
        var first = Grain.Hold();
        await Probe.Pass("held");
        var second = Grain.Note("second");
        await Grain.Peek();
        Probe.IsOpen("second").ShouldBeFalse();
        Probe.Open("release");
        await Task.WhenAll(first, second);
        Probe.Notes.ShouldBe(["held", "released", "second"]);
    }

    [Fact]
    public async Task An_AlwaysInterleave_call_runs_between_the_awaits_of_another()
    {
        var held = Grain.Hold();
        await Probe.Pass("held");
        (await Grain.Peek()).ShouldBe("held");
        held.IsCompleted.ShouldBeFalse();
        Probe.Open("release");
        await held;
    }

    [Fact]
    public async Task Two_grains_run_side_by_side()
    {
        var held = Grain.Hold();
        await Probe.Pass("held");
        await host.Grains.GetGrain<ITurnGrain>(Probe.NewKey()).Note("other");
        held.IsCompleted.ShouldBeFalse();
        Probe.Open("release");
        await held;
    }

    [Fact]
    public async Task Code_never_runs_on_two_threads_at_once_not_after_awaits_nor_in_interleaved_calls_nor_in_timers()
    {
        await Task.WhenAll([Grain.WanderInTimers(40), .. Enumerable.Range(0, 20).Select(_ => Grain.Wander(40))]);
        Probe.Count("tick").ShouldBeGreaterThan(0);
        Probe.Collisions.ShouldBe(0);
    }

    [Fact]
    public async Task Code_is_on_its_activations_own_scheduler_before_and_after_awaits() =>
        (await Grain.StaysOnItsScheduler()).ShouldBeTrue();

    [Fact]
    public async Task Many_callers_of_one_grain_are_all_served()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Grain.Note("call")));
        Probe.Count("call").ShouldBe(500);
    }
}
