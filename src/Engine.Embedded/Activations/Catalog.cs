namespace Platform.Engine.Embedded.Activations;

/// <summary>All activations of this process: at most one of each grain that takes calls.</summary>
internal sealed class Catalog(
    GrainClasses classes,
    EngineSettings settings,
    IServiceProvider services,
    ReminderTable reminderTable,
    ILogger<Catalog> logger) : IDisposable
{
    private static readonly DeactivationReason Idle = new(DeactivationReasonCode.ActivationIdle, "It was idle.");

    private readonly ConcurrentDictionary<GrainId, ActivationContext> _activations = new();
    private readonly TimeProvider _ageClock = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement);
    private ITimer? _collecting;
    private int _count;
    private int _trimming;
    private volatile bool _open;

    public EngineSettings Settings => settings;

    public IServiceProvider Services => services;

    public ReminderTable ReminderTable => reminderTable;

    public ILogger Logger => logger;

    public TimeProvider CallClock { get; } = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Messaging);

    public TimeProvider TimerClock { get; } = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);

    public TimeProvider ReminderClock { get; } = services.GetRequiredKeyedService<TimeProvider>(ReminderTimeProviderNames.Reminders);

    /// <summary>Timer ticks that run now, each with what ends when it does.</summary>
    public ConcurrentDictionary<GrainTimer, TaskCompletionSource> Ticks { get; } = new();

    public DateTimeOffset Now => _ageClock.GetUtcNow();

    /// <summary>Number of activations in memory.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes calls from here on, and sends away what was idle for too long.</summary>
    public void Open()
    {
        _open = true;
        _collecting = _ageClock.CreateTimer(_ => Collect(), null, settings.CollectionQuantum, settings.CollectionQuantum);
    }

    /// <summary>
    /// Brings a call to its grain, which is activated if it is not in memory. It is refused with
    /// <see cref="SiloUnavailableException"/> where the engine has not started, or stops and the call comes from outside, and with
    /// <see cref="LimitExceededException"/> where too many calls wait for the grain, or too many grains are in memory.
    /// </summary>
    public void Send(GrainId grainId, Turn call)
    {
        try
        {
            // While the engine stops, calls between grains go on, or flows that are nearly done could not end well.
            if (!_open && !ActivationScheduler.IsInside)
                throw new SiloUnavailableException($"The engine has not started or is stopping, so {grainId} was not called.");
            // Again where another thread has sent it away, or was faster to add it.
            while (!(_activations.TryGetValue(grainId, out var found) ? found.TryAccept(call) : TryAdd(grainId, call)))
                Thread.Yield();
        }
        catch (OrleansException refusal)
        {
            call.Complete(refusal);
        }
    }

    /// <summary>Forgets an activation that takes no more calls.</summary>
    public void Remove(ActivationContext activation)
    {
        Interlocked.Decrement(ref _count);
        _activations.TryRemove(new KeyValuePair<GrainId, ActivationContext>(activation.GrainId, activation));
    }

    /// <summary>Takes no more calls from outside, and sends all activations away.</summary>
    public async Task Close(CancellationToken cancellationToken)
    {
        _open = false;
        Dispose();
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host stops.");
        while (!cancellationToken.IsCancellationRequested && _activations.Values is { Count: > 0 } all)
        {
            await Task.WhenAll(all.Select(activation => activation.Deactivate(reason))).WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (Count > 0)
            logger.DrainIncomplete(Count);
    }

    public void Dispose() => _collecting?.Dispose();

    private void Collect()
    {
        var limit = (Now - settings.CollectionAge).UtcTicks;
        foreach (var activation in _activations.Values.Where(activation => activation.IsIdleSince(limit)))
            activation.Deactivate(Idle);
    }

    private bool TryAdd(GrainId grainId, Turn call)
    {
        if (Count >= 2L * settings.MaxActivations)
            throw new LimitExceededException($"{Count} grains are at work in memory; {grainId} cannot be activated now.");

        var made = new ActivationContext(grainId, classes.ByName(grainId.Type), this);
        if (!_activations.TryAdd(grainId, made))
            return false;
        if (Interlocked.Increment(ref _count) > settings.MaxActivations && Interlocked.Exchange(ref _trimming, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.Trim(), this, preferLocal: false);
        made.Begin(call);
        return true;
    }

    // A tenth more than needed leaves, so that the next one does not follow at once.
    private async Task Trim()
    {
        var surplus = Count - settings.MaxActivations + (settings.MaxActivations / 10);
        var leaving = _activations.Values.Where(one => one.IsIdleSince(long.MaxValue)).OrderBy(one => one.LastUsed).Take(surplus);
        await Task.WhenAll(leaving.Select(activation => activation.Deactivate(Idle)));
        Volatile.Write(ref _trimming, 0);
    }
}
