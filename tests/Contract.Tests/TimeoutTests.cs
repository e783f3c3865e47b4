using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class TimeoutTests(SharedHost host) : IClassFixture<SharedHost>
{
    private readonly string _key = Probe.NewKey();

    private Probe Probe => Probe.Of(_key);

    private ITurnGrain Grain => host.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task A_call_times_out_with_TimeoutException_while_the_callee_runs_on()
    {
        await Should.ThrowAsync<TimeoutException>(Grain.HoldForASecond());
        Probe.Notes.ShouldBe(["held"]);
        Probe.Open("release");
        await Probe.Pass("released");
    }

    [Fact]
    public async Task A_call_that_waited_in_the_queue_past_its_time_out_is_dropped()
    {
        var held = Grain.Hold();
        await Probe.Pass("held");
        await Should.ThrowAsync<TimeoutException>(Grain.NoteWithinASecond("late"));
        Probe.Open("release");
        await held;
        await Grain.Note("next");
        Probe.Notes.ShouldBe(["held", "released", "next"]);
    }

    [Fact]
    public async Task The_default_time_out_is_a_setting()
    {
        var settings = new Dictionary<string, string?> { ["Engine:ResponseTimeout"] = "00:00:01" };
        await using var impatient = await ContractHost.Start(new ContractOptions { Settings = settings });
        await Should.ThrowAsync<TimeoutException>(impatient.Grains.GetGrain<ITurnGrain>(_key).Hold());
        Probe.Open("release");
    }

    [Fact]
    public async Task A_call_of_itself_ends_in_a_time_out()
    {
        await Should.ThrowAsync<TimeoutException>(Grain.CallSelf());
        Probe.IsOpen("self").ShouldBeFalse();
    }

    [Fact]
    public async Task A_cycle_of_calls_ends_in_a_time_out() =>
        await Should.ThrowAsync<TimeoutException>(Grain.CallBackThrough(Probe.NewKey(), _key));
}
