namespace Platform.Engine.Embedded.Reminders;

/// <summary>
/// Looks for due reminders again and again and wakes their grains, a bounded number at once and in a second. The next due time is stored when a tick
/// has ended: a process that dies amid a tick repeats it at its next start, soon after which missed ones tick too.
/// </summary>
internal sealed class ReminderDelivery(ReminderTable table, Catalog catalog, EngineSettings settings, ILogger<ReminderDelivery> logger)
    : IDisposable
{
    // Between two looks while something is due: little at a time, so that it comes in no bursts.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);


    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _rhythm = new(settings.ReminderScan, catalog.ReminderClock);
    private readonly SemaphoreSlim _free = new(settings.MaxReminderTicks);
    private readonly HashSet<long> _running = [];
    private readonly ConcurrentQueue<long> _ended = new();
    private Task _scanning = Task.CompletedTask;
    private DateTime _lookedAt;
    private double _allowed;
    private bool _storeFailed;

    private DateTime Now => catalog.ReminderClock.GetUtcNow().UtcDateTime;

    public void Start() => _scanning = Task.Run(Scan);

    /// <summary>Begins no more ticks, and waits for those that run.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _scanning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var ended = 0; ended < settings.MaxReminderTicks; ended++)
            await _free.WaitAsync();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _rhythm.Dispose();
        _free.Dispose();
    }

    private async Task Scan()
    {
        do
        {
            // Also where the store is ill.
            var pause = settings.ReminderScan;
            try
            {
                pause = await DeliverDue() && !Interlocked.Exchange(ref _storeFailed, false) ? Beat : pause;
            }
            catch (Exception exception)
            {
                // The store may be ill for a while; reminders must go on when it is well again.
                logger.RemindersFailed(exception);
            }

            _rhythm.Period = pause;
        }
        while (await _rhythm.WaitForNextTickAsync(_stopping.Token));
    }

    private async Task<bool> DeliverDue()
    {
        // Only what ended before this look may tick again: a look that began earlier does not see its next due time.
        while (_ended.TryDequeue(out var id))
            _running.Remove(id);
        var (since, now) = (Now - _lookedAt, _lookedAt = Now);
        // A late look makes up for a tenth of a second, not for a pause.
        var most = Math.Max(1, settings.MaxRemindersPerSecond * 0.1);
        _allowed = Math.Clamp(_allowed + (settings.MaxRemindersPerSecond * since.TotalSeconds), 0, most);
        // With as many more as can be running, it always finds some that are not.
        var due = await table.Due(now, settings.MaxReminderTicks + (int)_allowed);
        foreach (var reminder in due.TakeWhile(_ => !_stopping.IsCancellationRequested).Where(one => _running.Add(one.Id)).Take((int)_allowed))
        {
            _allowed--;
            await _free.WaitAsync();
            _ = Task.Run(() => Deliver(reminder));
        }

        return due.Count > 0;
    }

    private async Task Deliver(Reminder reminder)
    {
        // A tick is over within the response time-out, so what falls due behind its beginning is late at worst, never missed.
        var begun = Now;
        try
        {
            var status = new TickStatus(reminder.Start, reminder.Period, begun);
            await GrainReference.To<IRemindable>(reminder.GrainId, catalog).ReceiveReminder(reminder.ReminderName, status);
        }
        catch (Exception exception)
        {
            // A tick that throws is not repeated before the next period.
            logger.ReminderFailed(reminder.ReminderName, reminder.GrainId, exception);
        }

        try
        {
            await table.Advance(reminder, reminder.DueAfter(begun));
        }
        catch (OrleansException exception)
        {
            // It stays due and ticks again when the store is well.
            logger.RemindersFailed(exception);
            _storeFailed = true;
        }

        _ended.Enqueue(reminder.Id);
        _free.Release();
    }
}
