using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

/// <summary>Where the embedded engine is stricter than Orleans: nothing relies on it.</summary>
public sealed class StricterTests(SharedHost host) : IClassFixture<SharedHost>
{
    [Fact]
    public async Task Exceptions_without_a_serializer_do_not_cross_with_their_type() =>
        (await Should.ThrowAsync<Exception>(host.Grains.GetGrain<IContextGrain>(Probe.NewKey()).Throw("homeless")))
            .ShouldNotBeOfType<HomelessException>();

    [Fact]
    public async Task A_call_cancelled_while_it_waits_in_the_queue_never_runs()
    {
        var key = Probe.NewKey();
        var grain = host.Grains.GetGrain<ITurnGrain>(key);
        using var caller = new CancellationTokenSource();
        var held = grain.Hold();
        await Probe.Of(key).Pass("held");
        var waiting = grain.NoteUnlessCancelled("cancelled", caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        Probe.Of(key).Open("release");
        await held;
        await grain.Note("next");
        Probe.Of(key).Notes.ShouldBe(["held", "released", "next"]);
    }
}
