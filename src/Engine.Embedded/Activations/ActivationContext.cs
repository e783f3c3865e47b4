using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Engine.Embedded.Grains;
using Platform.Engine.Embedded.Reminders;

namespace Platform.Engine.Embedded.Activations;

/// <summary>One grain in memory: its object, its state, its turns and its timers.</summary>
internal sealed class ActivationContext : IGrainContext
{
    [ThreadStatic]
    private static ActivationContext? constructing;

    private readonly Lock _gate = new();
    private readonly ActivationScheduler _scheduler = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GrainClass _class;
    private readonly Catalog _catalog;
    private readonly Mailbox _mailbox;
    private readonly HashSet<GrainTimer> _timers = [];
    private AsyncServiceScope? _services;
    private Stage _stage;
    private DeactivationReason? _reason;
    private long _lastUsed;
    private DateTimeOffset _keptUntil;

    public ActivationContext(GrainId grainId, GrainClass grainClass, Catalog catalog)
    {
        (GrainId, _class, _catalog) = (grainId, grainClass, catalog);
        _mailbox = new Mailbox(catalog.Settings.MaxQueuedCalls);
        _lastUsed = catalog.Now.UtcTicks;
    }

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    public static ActivationContext? Constructing => constructing;

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => _services?.ServiceProvider ?? throw new InvalidOperationException(GoneText);

    public Task Deactivated => _deactivated.Task;

    public GrainReminders Reminders => new(this, _catalog.ReminderTable, _catalog.ReminderClock);

    /// <summary>When the last turn that keeps it alive began or ended, in ticks of UTC.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    private string GoneText => $"This activation of {GrainId} is gone; it may touch nothing any more.";

    /// <summary>Reads state and runs <see cref="IGrainBase.OnActivateAsync"/>; calls wait meanwhile.</summary>
    public void Begin() => _scheduler.Start(static self => _ = ((ActivationContext)self!).Activate(), this);

    /// <summary>Takes a call to run now or later; false when this activation takes no more because it is gone.</summary>
    public bool TryAccept(Turn turn)
    {
        lock (_gate)
        {
            if (_stage == Stage.Gone)
            {
                return false;
            }

            _lastUsed = _catalog.Now.UtcTicks;
            if (_stage == Stage.Valid && _mailbox.TryBegin(turn))
            {
                Start(turn);
            }
            else
            {
                _mailbox.Add(turn, GrainId);
            }

            return true;
        }
    }

    /// <summary>Takes a timer's tick; one that comes after deactivation began is dropped.</summary>
    public void AcceptTick(Turn tick)
    {
        lock (_gate)
        {
            if (_stage != Stage.Valid)
            {
                return;
            }

            if (_mailbox.TryBegin(tick))
            {
                Start(tick);
            }
            else
            {
                _mailbox.AddTick(tick);
            }
        }
    }

    /// <summary>Runs a few lines as code of this activation, whatever else runs between awaits.</summary>
    public void Post(Action action) => _scheduler.Start(static act => ((Action)act!)(), action);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _reason ??= deactivationReason;
            if (_stage != Stage.Valid)
            {
                // Activating: what waits first gets its turn, or a grain that leaves at once would never serve anyone.
                return;
            }

            _stage = Stage.Deactivating;
            SignalDrained();
        }

        _scheduler.Start(static self => _ = ((ActivationContext)self!).Leave(), this);
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        var now = _catalog.Now;
        _keptUntil = timeSpan == Timeout.InfiniteTimeSpan || timeSpan >= DateTimeOffset.MaxValue - now
            ? DateTimeOffset.MaxValue
            : now + timeSpan;
    }

    public bool IsIdleSince(long limit)
    {
        lock (_gate)
        {
            return _stage == Stage.Valid && _mailbox.IsEmpty && _lastUsed <= limit && _keptUntil <= _catalog.Now;
        }
    }

    public GrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        RequireTurn();
        var timer = new GrainTimer(this, callback, options, _catalog.TimerClock);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Arm();
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    /// <exception cref="InvalidOperationException">The calling code is not this activation's, or the activation is gone.</exception>
    public void RequireTurn()
    {
        if (TaskScheduler.Current != _scheduler)
        {
            throw new InvalidOperationException(
                $"Activation access violation: code outside the turns of {GrainId} touched what belongs to them.");
        }

        if (_stage == Stage.Gone)
        {
            throw new InvalidOperationException(GoneText);
        }
    }

    /// <summary>An exception is about to leave the grain: where it says that the state here is stale, the activation goes.</summary>
    public void Escaped(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } stale)
        {
            // It may pass through other grains on its way; theirs is not the stale state.
            stale.IsSourceActivation = false;
            _catalog.Logger.StaleStateEscaped(GrainId, exception);
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception.Message));
        }
    }

    public void TickFailed(Exception exception)
    {
        Escaped(exception);
        _catalog.Logger.TickFailed(GrainId, exception);
    }

    private async Task Activate()
    {
        try
        {
            using var limit = new CancellationTokenSource(_catalog.Settings.ActivationTimeout);
            await Task.WhenAll(Construct().Select(state => state.ReadStateAsync(limit.Token)));
            await ((IGrainBase)GrainInstance!).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            // Whatever it is, those who wait get it; the next call tries anew.
            await End(exception);
            return;
        }

        DeactivationReason? reason;
        lock (_gate)
        {
            _stage = Stage.Valid;
            (reason, _reason) = (_reason, null);
            foreach (var turn in _mailbox.TakeAll())
            {
                if (_mailbox.TryBegin(turn))
                {
                    Start(turn);
                }
                else
                {
                    _mailbox.AddTick(turn);
                }
            }
        }

        if (reason is { } asked)
        {
            Deactivate(asked);
        }
    }

    private IReadOnlyList<IStorage> Construct()
    {
        _services = _catalog.Services.CreateAsyncScope();
        constructing = this;
        try
        {
            GrainInstance = _class.Create(this, out var states);
            return states;
        }
        finally
        {
            constructing = null;
        }
    }

    private void Start(Turn turn)
    {
        turn.Host = this;
        _scheduler.Start(static state => _ = ((Turn)state!).Host!.RunTurn((Turn)state), turn);
    }

    private async Task RunTurn(Turn turn)
    {
        await turn.Run(this);
        lock (_gate)
        {
            _mailbox.End(turn);
            if (turn.KeepsAlive)
            {
                _lastUsed = _catalog.Now.UtcTicks;
            }

            while (_stage == Stage.Valid && _mailbox.TryNext(out var next))
            {
                Start(next);
            }

            SignalDrained();
        }
    }

    private void SignalDrained()
    {
        if (_stage == Stage.Deactivating && _mailbox.Running == 0)
        {
            _drained.TrySetResult();
        }
    }

    private async Task Leave()
    {
        using var limit = new CancellationTokenSource(_catalog.Settings.DeactivationTimeout);
        await _drained.Task.WaitAsync(limit.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!_drained.Task.IsCompleted)
        {
            _catalog.Logger.LeftWhileRunning(GrainId);
        }

        StopTimers();
        try
        {
            await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason!.Value, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            // It leaves in any case.
            _catalog.Logger.LeaveFailed(GrainId, exception);
        }

        await End(null);
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }

    private async Task End(Exception? failure)
    {
        List<Turn> waiting;
        lock (_gate)
        {
            _stage = Stage.Gone;
            waiting = _mailbox.TakeAll();
        }

        StopTimers();
        _catalog.Remove(this);
        foreach (var turn in waiting)
        {
            if (failure is null)
            {
                _catalog.Forward(GrainId, turn);
            }
            else
            {
                turn.Refuse(failure);
            }
        }

        try
        {
            await (GrainInstance switch
            {
                IAsyncDisposable asynchronous => asynchronous.DisposeAsync(),
                IDisposable disposable => DisposeNow(disposable),
                _ => ValueTask.CompletedTask,
            });
            await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            // Nobody is left who could be told.
            _catalog.Logger.LeaveFailed(GrainId, exception);
        }

        _deactivated.TrySetResult();
    }

    private static ValueTask DisposeNow(IDisposable disposable)
    {
        disposable.Dispose();
        return ValueTask.CompletedTask;
    }
}
