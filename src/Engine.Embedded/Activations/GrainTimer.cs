namespace Platform.Engine.Embedded.Activations;

/// <summary>A timer of an activation; itself the turn that is its tick. The next tick is armed when one has ended.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private readonly ActivationContext _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _firing;
    private bool _changed;

    public GrainTimer(
        ActivationContext activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options, TimeProvider clock)
    {
        Require(options.DueTime, options.Period);
        (_activation, _callback, _dueTime, _period) = (activation, callback, options.DueTime, options.Period);
        (Interleaves, KeepsAlive) = (options.Interleave, options.KeepAlive);
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool Interleaves { get; }

    public override bool KeepsAlive { get; }

    public override bool IsOver => _disposed.IsCancellationRequested;

    public void Arm() => _timer.Change(_dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Require(dueTime, period);
        lock (_gate)
        {
            (_dueTime, _period, _changed) = (dueTime, period, true);
            if (!_firing && !IsOver)
                Arm();
        }
    }

    public override async Task Run(ActivationContext activation)
    {
        try
        {
            activation.Ticks[this] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _changed = false;
            await (IsOver ? Task.CompletedTask : _callback(_disposed.Token));
        }
        catch (Exception exception)
        {
            // A tick has no caller; the timer goes on. One that ends because its token fired did as it was told.
            if (exception is not OperationCanceledException || !IsOver)
                activation.TickFailed(exception);
        }
    }

    public override void Complete(Exception? refusal = null)
    {
        if (_activation.Ticks.TryRemove(this, out var ended))
            ended.SetResult();
        lock (_gate)
        {
            _firing = false;
            if (!IsOver)
                _timer.Change(_changed ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        if (IsOver)
            return;
        _timer.Dispose();
        _activation.Forget(this);
        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            // What a tick hung on its token must not keep the activation from leaving.
            _activation.TickFailed(exception);
        }

        _disposed.Dispose();
    }

    private static void Require(params ReadOnlySpan<TimeSpan> times)
    {
        foreach (var time in times)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan((long)time.TotalMilliseconds, -1, nameof(time));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((long)time.TotalMilliseconds, 0xfffffffe, nameof(time));
        }
    }

    private void Fire()
    {
        lock (_gate)
            _firing = true;
        _activation.AcceptTick(this);
    }
}
