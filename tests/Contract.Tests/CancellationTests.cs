using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class CancellationTests(SharedHost host) : IClassFixture<SharedHost>
{
    private readonly string _key = Probe.NewKey();

    private Probe Probe => Probe.Of(_key);

    private ITurnGrain Grain => host.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task A_callers_token_is_signalled_to_the_callee_and_the_caller_gets_OperationCanceledException()
    {
        using var caller = new CancellationTokenSource();
        var call = Grain.HoldUntilCancelled(caller.Token);
        await Probe.Pass("held");
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        await Probe.Pass("signalled as own code");
        await Grain.Note("free again");
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_in_the_queue_ends_for_its_caller_at_once_and_holds_nobody_up()
    {
        using var caller = new CancellationTokenSource();
        var held = Grain.Hold();
        await Probe.Pass("held");
        var waiting = Grain.NoteUnlessCancelled("cancelled", caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        held.IsCompleted.ShouldBeFalse();
        Probe.Open("release");
        await held;
        await Grain.Note("next");
        Probe.Notes[^1].ShouldBe("next");
    }

    [Fact]
    public async Task A_call_with_a_token_already_cancelled_never_runs()
    {
        await Should.ThrowAsync<OperationCanceledException>(Grain.NoteUnlessCancelled("cancelled", new CancellationToken(canceled: true)));
        await Grain.Note("next");
        Probe.Notes.ShouldBe(["next"]);
    }
}
