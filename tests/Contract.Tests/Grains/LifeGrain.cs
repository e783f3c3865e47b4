using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests.Grains;

public sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private IGrainTimer? _timer;
    private bool _throw;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Probe.IsOpen("begin work on activation"))
        {
            await StartTimer(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: true, keepAlive: true);
            await Task.Delay(50, cancellationToken);
        }

        Probe.Note("activating");
        if (Probe.IsOpen("refuse") && Probe.Count("activating") == 1)
        {
            throw new ArgumentException("not this time");
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Note($"leaving {reason.ReasonCode}");
        Probe.Note("left");
        return Task.CompletedTask;
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task LeaveAndHold()
    {
        DeactivateOnIdle();
        await Hold();
    }

    public Task KeepFor(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task StartTimer(TimeSpan dueTime, TimeSpan period, bool interleave, bool keepAlive)
    {
        var options = new GrainTimerCreationOptions(dueTime, period) { Interleave = interleave, KeepAlive = keepAlive };
        _timer = this.RegisterGrainTimer(static (self, token) => self.Tick(token), this, options);
        return Task.CompletedTask;
    }

    public Task ChangeTimer(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task DisposeTimer()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task ThrowInTicks()
    {
        _throw = true;
        return Task.CompletedTask;
    }

    public async Task<string> RegisterFromOutside()
    {
        var options = new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.Zero);
        try
        {
            await Task.Run(() => this.RegisterGrainTimer(Tick, options));
            return "";
        }
        catch (Exception exception) when (exception is InvalidOperationException or OrleansException)
        {
            return "refused";
        }
    }

    public async Task Hold()
    {
        Probe.Note("held");
        await Probe.Pass("release");
        Probe.Note("released");
    }

    public Task Peek() => Task.CompletedTask;

    private async Task Tick(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => Probe.Note("token fired"));
        Probe.Note("tick");
        if (_throw)
        {
            throw new InvalidOperationException("a tick that fails");
        }

        await Probe.Pass("tick ends");
        Probe.Note("tick ended");
    }
}
