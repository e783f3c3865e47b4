namespace Platform.Engine.Embedded.Activations;

/// <summary>One grain in memory: its turns and its way from activation to deactivation.</summary>
internal sealed class ActivationContext(GrainId grainId, GrainClass grainClass, Catalog catalog)
{
    private readonly ActivationScheduler _scheduler = new();
    // Also what is locked for the stage and all that goes with it.
    private readonly Mailbox _mailbox = new();
    private TaskCompletionSource? _drained;
    private TaskCompletionSource? _deactivated;
    private ImmutableList<GrainTimer> _timers = [];
    private AsyncServiceScope? _services;
    private Stage _stage;
    private DeactivationReason? _reason;
    private long _lastUsed = catalog.Now.UtcTicks;
    private DateTimeOffset _keptUntil;

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    [field: ThreadStatic]
    public static ActivationContext? Constructing { get; private set; }

    public GrainId GrainId => grainId;

    /// <summary>The grain object; null before it is made.</summary>
    public Grain? Grain { get; private set; }

    public IServiceProvider ActivationServices => _services?.ServiceProvider ?? throw new InvalidOperationException($"{grainId} is not active.");

    public ConcurrentDictionary<GrainTimer, TaskCompletionSource> Ticks => catalog.Ticks;

    public GrainReminders Reminders => new(this, catalog.ReminderTable, catalog.ReminderClock);

    /// <summary>When the last turn that keeps it alive began or ended, in ticks of UTC.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>Reads state and runs <see cref="IGrainBase.OnActivateAsync"/>; calls wait meanwhile, the first of them this one.</summary>
    public void Begin(Turn call)
    {
        lock (_mailbox)
            _mailbox.Wait(call);
        _scheduler.Run(() => _ = Activate());
    }

    /// <summary>Takes a call to run now or later; false when this activation is gone.</summary>
    /// <exception cref="LimitExceededException">Too many wait already.</exception>
    public bool TryAccept(Turn call)
    {
        lock (_mailbox)
        {
            if (_stage == Stage.Gone)
                return false;
            _lastUsed = catalog.Now.UtcTicks;
            if (!TryBegin(call))
            {
                if (_mailbox.IsFull(catalog.Settings.MaxQueuedCalls))
                    throw new LimitExceededException($"{catalog.Settings.MaxQueuedCalls} calls wait for {grainId} already.");
                _mailbox.Wait(call);
                return true;
            }
        }

        // Not under the lock, since it may run here and now.
        _scheduler.Run(() => _ = RunTurn(call));
        return true;
    }

    /// <summary>Takes a timer's tick, of which at most one waits; one that comes after deactivation began is dropped.</summary>
    public void AcceptTick(Turn tick)
    {
        lock (_mailbox)
        {
            if (_stage is Stage.Activating or Stage.Valid && !TryStart(tick))
                _mailbox.Wait(tick);
        }
    }

    /// <summary>Runs a few lines as code of this activation, whatever else runs between awaits.</summary>
    public void Post(Action action) => _scheduler.Post(action);

    /// <summary>Begins deactivation: running calls and timer ticks end first, later calls go to a new activation.</summary>
    /// <returns>Ends when the activation has gone.</returns>
    public Task Deactivate(DeactivationReason reason)
    {
        lock (_mailbox)
        {
            // While it activates, the reason is kept: who waits gets a turn first, or a grain that leaves at once would serve nobody.
            _reason ??= reason;
            if (_stage == Stage.Valid)
            {
                (_stage, _drained) = (Stage.Deactivating, NewSignal());
                SignalDrained();
                Post(() => _ = Leave());
            }

            return (_deactivated ??= NewSignal()).Task;
        }
    }

    public void DelayDeactivation(TimeSpan timeSpan) =>
        _keptUntil = timeSpan == Timeout.InfiniteTimeSpan || timeSpan >= DateTimeOffset.MaxValue - catalog.Now
            ? DateTimeOffset.MaxValue
            : catalog.Now + timeSpan;

    public bool IsIdleSince(long limit)
    {
        lock (_mailbox)
            return _stage == Stage.Valid && _mailbox.IsEmpty && _lastUsed <= limit && _keptUntil <= catalog.Now;
    }

    public GrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        RequireTurn();
        var timer = new GrainTimer(this, callback, options, catalog.TimerClock);
        ImmutableInterlocked.Update(ref _timers, static (timers, made) => timers.Add(made), timer);
        return timer;
    }

    public void Forget(GrainTimer timer) => ImmutableInterlocked.Update(ref _timers, static (timers, gone) => timers.Remove(gone), timer);

    /// <exception cref="InvalidOperationException">The calling code is not this activation's, or the activation is gone.</exception>
    public void RequireTurn()
    {
        if (TaskScheduler.Current != _scheduler)
            throw new InvalidOperationException($"Activation access violation: code outside the turns of {grainId} touched what is theirs.");
        if (_stage == Stage.Gone)
            throw new InvalidOperationException($"This activation of {grainId} is gone; it may touch nothing any more.");
    }

    /// <summary>An exception is about to leave the grain: where it says that the state here is stale, the activation goes.</summary>
    public void Escaped(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } stale)
        {
            // It may pass through other grains on its way; theirs is not the stale state.
            stale.IsSourceActivation = false;
            catalog.Logger.StaleStateEscaped(grainId, exception);
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception.Message));
        }
    }

    public void TickFailed(Exception exception)
    {
        Escaped(exception);
        catalog.Logger.TickFailed(grainId, exception);
    }

    private async Task Activate()
    {
        using var limit = new CancellationTokenSource();
        try
        {
            await Prepare(limit.Token).WaitAsync(catalog.Settings.ActivationTimeout);
        }
        catch (Exception exception)
        {
            // Whatever it is, those who wait get it; the next call tries anew.
            await End(call => call.Complete(exception));
            await limit.CancelAsync();
            return;
        }

        lock (_mailbox)
        {
            _stage = Stage.Valid;
            foreach (var turn in _mailbox.TakeAll().Where(turn => !TryStart(turn)))
                _mailbox.Wait(turn);
            if (_reason is { } asked)
                Deactivate(asked);
        }
    }

    private async Task Prepare(CancellationToken stopping)
    {
        foreach (var state in Construct())
            await state.ReadStateAsync(stopping);
        await Grain!.OnActivateAsync(stopping);
    }

    private IReadOnlyList<IStorage> Construct()
    {
        _services = catalog.Services.CreateAsyncScope();
        Constructing = this;
        try
        {
            Grain = grainClass.Create(this, out var states);
            return states;
        }
        finally
        {
            Constructing = null;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool TryBegin(Turn turn) => _stage == Stage.Valid && _mailbox.TryBegin(turn);

    private bool TryStart(Turn turn)
    {
        var begun = TryBegin(turn);
        if (begun)
            Start(turn);
        return begun;
    }

    private void Start(Turn turn) => Post(() => _ = RunTurn(turn));

    private async Task RunTurn(Turn turn)
    {
        await turn.Run(this);
        lock (_mailbox)
        {
            _mailbox.End(turn);
            _lastUsed = turn.KeepsAlive ? catalog.Now.UtcTicks : _lastUsed;
            while (_stage == Stage.Valid && _mailbox.TryNext(out var next))
                Start(next);
            SignalDrained();
        }

        turn.Complete();
    }

    private void SignalDrained()
    {
        if (_stage == Stage.Deactivating && _mailbox.Running == 0)
            _drained?.TrySetResult();
    }

    private async Task Leave()
    {
        using var limit = new CancellationTokenSource(catalog.Settings.DeactivationTimeout);
        try
        {
            await _drained!.Task.WaitAsync(limit.Token);
            StopTimers();
            await Grain!.OnDeactivateAsync(_reason!.Value, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            // It leaves in any case; code that still runs may touch nothing any more.
            catalog.Logger.LeaveFailed(grainId, exception);
        }

        await End(call => catalog.Send(grainId, call));
    }

    private void StopTimers() => _timers.ForEach(timer => timer.Dispose());

    private async Task End(Action<Turn> passOn)
    {
        IEnumerable<Turn> waiting;
        lock (_mailbox)
        {
            // Together, so that a call refused here meets another activation at once.
            (_stage, waiting) = (Stage.Gone, _mailbox.TakeAll());
            catalog.Remove(this);
        }

        // Ticks of stopped timers are over like calls that nobody waits for any more.
        StopTimers();
        foreach (var call in waiting.Where(turn => !turn.IsOver))
            passOn(call);
        try
        {
            if (Grain is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (Grain as IDisposable)?.Dispose();
            await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            // Nobody is left who could be told.
            catalog.Logger.LeaveFailed(grainId, exception);
        }

        lock (_mailbox)
            (_deactivated ??= NewSignal()).TrySetResult();
    }
}
