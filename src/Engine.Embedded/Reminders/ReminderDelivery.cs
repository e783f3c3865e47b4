namespace Platform.Engine.Embedded.Reminders;

/// <summary>
/// Looks for due reminders again and again and wakes their grains, a bounded number at once and in a second, fewer while callers wait. The next due
/// time is stored at the look after a tick has ended: a process that dies before repeats it at its next start, soon after which missed ones tick too.
/// </summary>
internal sealed class ReminderDelivery(ReminderTable table, Catalog catalog, EngineSettings settings, ILogger<ReminderDelivery> logger)
    : IDisposable
{
    // Between two looks while something is due: little at a time, so that it comes in no bursts.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    // So many pieces of work in the line for threads are gone through within a millisecond or two.
    private static readonly long Busy = 8 * Environment.ProcessorCount;

    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _rhythm = new(settings.ReminderScan, catalog.ReminderClock);
    private readonly SemaphoreSlim _free = new(settings.MaxReminderTicks);
    private readonly HashSet<long> _running = [];
    private readonly ConcurrentQueue<(Reminder Reminder, DateTime Next)> _ended = new();
    private Task _scanning = Task.CompletedTask;
    private DateTime _lookedAt;
    private double _allowed;

    private DateTime Now => catalog.ReminderClock.GetUtcNow().UtcDateTime;

    public void Start() => _scanning = Task.Run(Scan);

    /// <summary>Begins no more ticks, and waits for those that run.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _scanning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var ended = 0; ended < settings.MaxReminderTicks; ended++)
        {
            await _free.WaitAsync();
            await AdvanceEnded().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
                pause = await DeliverDue() ? Beat : pause;
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
        // Whoever calls goes first: a tenth of the pace while much waits for a thread.
        var pace = settings.MaxRemindersPerSecond * (ThreadPool.PendingWorkItemCount > Busy ? 0.1 : 1);
        await AdvanceEnded();
        var (since, now) = (Now - _lookedAt, _lookedAt = Now);
        // A late look makes up for a tenth of a second, not for a pause.
        _allowed = Math.Clamp(_allowed + (pace * since.TotalSeconds), 0, Math.Max(1, settings.MaxRemindersPerSecond * 0.1));
        // With as many more as are running, it always finds some that are not.
        var due = await table.Due(now, _running.Count + Math.Max(1, (int)_allowed));
        var waiting = due.FindAll(one => !_running.Contains(one.Id));
        foreach (var reminder in waiting.Take((int)_allowed).TakeWhile(_ => !_stopping.IsCancellationRequested))
        {
            _allowed--;
            _running.Add(reminder.Id);
            await _free.WaitAsync();
            _ = Task.Run(() => Deliver(reminder));
        }

        return waiting.Count > 0;
    }

    private async Task Deliver(Reminder reminder)
    {
        // A tick is over within the response time-out, so what falls due behind its beginning is late at worst, never missed.
        var begun = Now;
        try
        {
            await GrainReference.To<IRemindable>(reminder.GrainId, catalog)
                .ReceiveReminder(reminder.ReminderName, new TickStatus(reminder.Start, reminder.Period, begun));
        }
        catch (Exception exception)
        {
            // A tick that throws is not repeated before the next period.
            logger.ReminderFailed(reminder.ReminderName, reminder.GrainId, exception);
        }

        _ended.Enqueue((reminder, reminder.DueAfter(begun)));
        _free.Release();
    }

    // Together, between two looks: most have been registered again by then. What the store fails to write stays due and ticks again.
    private Task AdvanceEnded()
    {
        var writes = new List<Task>();
        while (_ended.TryDequeue(out var ended))
        {
            _running.Remove(ended.Reminder.Id);
            writes.Add(table.Advance(ended.Reminder, ended.Next));
        }

        return Task.WhenAll(writes);
    }
}
