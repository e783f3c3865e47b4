using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests.Grains;

public sealed class TurnGrain : Grain, ITurnGrain
{
    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public async Task Hold()
    {
        Probe.Note("held");
        await Probe.Pass("release");
        Probe.Note("released");
    }

    public Task HoldForASecond() => Hold();

    public async Task HoldUntilCancelled(CancellationToken cancellationToken)
    {
        Probe.Note("held");
        var scheduler = TaskScheduler.Current;
        using var registration = cancellationToken.Register(
            () => Probe.Note(TaskScheduler.Current == scheduler ? "signalled as own code" : "signalled elsewhere"));
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public Task Note(string note)
    {
        Probe.Note(note);
        return Task.CompletedTask;
    }

    public Task NoteWithinASecond(string note) => Note(note);

    public Task NoteUnlessCancelled(string note, CancellationToken cancellationToken) => Note(note);

    public Task<string> Peek() => Task.FromResult(string.Join(' ', Probe.Notes));

    public async Task Wander(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            Probe.Alone();
            await Task.Yield();
            Probe.Alone();
            await Task.Run(() => Thread.SpinWait(100));
            Probe.Alone();
            await Task.Delay(1);
            Probe.Alone();
        }
    }

    public async Task WanderInTimers(int rounds)
    {
        var options = new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)) { Interleave = true };
        List<IGrainTimer> timers = [.. Enumerable.Range(0, 5).Select(_ => this.RegisterGrainTimer(_ => Tick(), options))];
        await Wander(rounds);
        timers.ForEach(timer => timer.Dispose());
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(() => Thread.SpinWait(100));
        return scheduler != TaskScheduler.Default && scheduler == afterYield && scheduler == TaskScheduler.Current;
    }

    public Task CallSelf() => GrainFactory.GetGrain<ITurnGrain>(this.GetPrimaryKeyString()).NoteWithinASecond("self");

    public Task CallBackThrough(string other, string back) => this.GetPrimaryKeyString() == back && Probe.IsOpen("began")
        ? Note("back")
        : Begin(other, back);

    private async Task Tick()
    {
        await Wander(3);
        Probe.Note("tick");
    }

    private Task Begin(string other, string back)
    {
        Probe.Note("began");
        var next = this.GetPrimaryKeyString() == back ? other : back;
        return GrainFactory.GetGrain<ITurnGrain>(next).CallBackThrough(other, back);
    }
}
