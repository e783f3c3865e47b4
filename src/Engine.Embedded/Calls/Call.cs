namespace Platform.Engine.Embedded.Calls;

/// <summary>One call of a grain's method: what the caller waits for, and the turn that answers it.</summary>
internal sealed class Call<TResult>(GrainMethod<TResult> method, GrainId target, object?[] arguments, TimeSpan timeout) : Turn
{
    private readonly TaskCompletionSource<TResult> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ImmutableDictionary<string, object>? _context = RequestContext.Values.Value;
    private readonly Activity? _activity = Activity.Current;
    private ITimer? _timeout;
    private CancellationToken _token;
    private CancellationTokenRegistration _registration;
    private Action? _signalCallee;
    private ActivationContext? _runner;
    private TResult? _result;
    private Exception? _failure;

    public override bool Interleaves => method.Interleaves;

    public override bool IsOver => _reply.Task.IsCompleted;

    /// <summary>Sends the call; the task is the caller's.</summary>
    public Task<TResult> Send(Catalog catalog)
    {
        WatchToken();
        if (!IsOver)
            catalog.Send(target, this);
        if (!IsOver)
            WatchTime(catalog.CallClock);
        return _reply.Task;
    }

    public override async Task Run(ActivationContext activation)
    {
        // From here on a cancellation is signalled to the callee; one that came before has ended the call.
        Interlocked.Exchange(ref _runner, activation);
        if (IsOver)
            return;

        RequestContext.Values.Value = _context;
        Activity.Current = _activity;
        try
        {
            _result = await method.Invoke(activation.Grain!, arguments);
        }
        catch (Exception exception)
        {
            // Whatever a grain throws is its caller's. The activation hears of it first: the caller's next call must meet a new one.
            activation.Escaped(exception);
            _failure = exception;
        }
    }

    public override void Complete(Exception? refusal = null)
    {
        _registration.Unregister();
        if ((refusal ?? _failure) is { } reason)
            _reply.TrySetException(Crossing.Of(reason));
        else
            _reply.TrySetResult(_result!);
        _timeout?.Dispose();
    }

    // Only what is not over at once needs a limit. It may end meanwhile: then either side sees the other's mark.
    private void WatchTime(TimeProvider clock)
    {
        using (ExecutionContext.SuppressFlow())
            _timeout = clock.CreateTimer(static self => ((Call<TResult>)self!).TimeOut(), this, timeout, Timeout.InfiniteTimeSpan);
        Interlocked.MemoryBarrier();
        if (IsOver)
            _timeout!.Dispose();
    }

    private void WatchToken()
    {
        if (method.TokenIndex >= 0 && arguments[method.TokenIndex] is CancellationToken { CanBeCanceled: true } token)
        {
            _token = token;
            var cancelled = new CancellationTokenSource();
            _signalCallee = cancelled.Cancel;
            arguments[method.TokenIndex] = cancelled.Token;
            _registration = token.UnsafeRegister(static self => ((Call<TResult>)self!).Cancel(), this);
        }
    }

    private void TimeOut()
    {
        // The callee runs on; only the caller is told.
        _registration.Unregister();
        _reply.TrySetException(new TimeoutException($"Response did not arrive on time in {timeout} for {method.Name} of {target}."));
    }

    private void Cancel()
    {
        if (_reply.TrySetCanceled(_token))
        {
            _timeout?.Dispose();
            Volatile.Read(ref _runner)?.Post(_signalCallee!);
        }
    }
}
