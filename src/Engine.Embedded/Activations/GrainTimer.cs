namespace Platform.Engine.Embedded.Activations;

/// <summary>A timer of an activation; itself the turn that is its tick. The next tick is armed when one has ended.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private readonly ActivationContext _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _firing;

    public GrainTimer(
        ActivationContext activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options, TimeProvider clock)
    {
        (_activation, _callback, _options) = (activation, callback, options);
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(options.DueTime, options.Period);
    }

    public override bool Interleaves => _options.Interleave;

    public override bool KeepsAlive => _options.KeepAlive;

    public override bool IsOver => _disposed.IsCancellationRequested;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireInRange(dueTime);
        RequireInRange(period);
        lock (_gate)
        {
            (_next, _period) = (dueTime, period);
            Arm();
        }
    }

    public override async Task Run(ActivationContext activation)
    {
        try
        {
            activation.Ticks[this] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _next = _period;
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
            Arm();
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

    private static void RequireInRange(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)time.TotalMilliseconds, -1, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)time.TotalMilliseconds, 0xfffffffe, nameof(time));
    }

    // While a tick waits or runs, what is due next waits for its end.
    private void Arm()
    {
        if (!_firing && !IsOver)
            _timer.Change(_next, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        lock (_gate)
            _firing = true;
        _activation.AcceptTick(this);
    }
}
