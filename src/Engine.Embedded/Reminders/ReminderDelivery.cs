using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Reminders;
using Orleans.Runtime;
using Platform.Engine.Embedded.Activations;
using Platform.Engine.Embedded.Calls;

namespace Platform.Engine.Embedded.Reminders;

/// <summary>
/// Looks for due reminders again and again and wakes their grains, a bounded number at once. The next due time is stored when a tick
/// has ended: a process that dies amid a tick repeats it at its next start, soon after which missed ones tick too.
/// </summary>
internal sealed class ReminderDelivery(
    ReminderTable table,
    Catalog catalog,
    EngineSettings settings,
    [FromKeyedServices(ReminderTimeProviderNames.Reminders)] TimeProvider clock,
    ILogger<ReminderDelivery> logger) : IDisposable
{
    private static readonly MethodInfo Receive = typeof(IRemindable).GetMethod(nameof(IRemindable.ReceiveReminder))!;
    private static readonly GrainMethod<object> Method = (GrainMethod<object>)GrainMethod.Of(Receive);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _free = new(settings.MaxReminderTicks);
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private Task _scanning = Task.CompletedTask;

    // With more than can be running, a full batch always has some that are not.
    private int BatchLength => settings.MaxReminderTicks + 256;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Start() => _scanning = Task.Run(Scan);

    /// <summary>Begins no more ticks; waits for those that run until it is told not to.</summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll([_scanning, .. _running.Values]).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _free.Dispose();
    }

    private async Task Scan()
    {
        using var rhythm = new PeriodicTimer(settings.ReminderScan, clock);
        try
        {
            do
            {
                try
                {
                    while (await DeliverBatch())
                    {
                    }
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // The store may be ill for a while; reminders must go on when it is well again.
                    logger.ReminderScanFailed(exception);
                }
            }
            while (await rhythm.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // The engine stops.
        }
    }

    private async Task<bool> DeliverBatch()
    {
        var due = await table.Due(Now, BatchLength, _stopping.Token);
        foreach (var reminder in due.Where(reminder => !_running.ContainsKey(reminder.Id)))
        {
            await _free.WaitAsync(_stopping.Token);
            var done = new TaskCompletionSource();
            _running[reminder.Id] = done.Task;
            _ = Deliver(reminder, done);
        }

        return due.Count == BatchLength;
    }

    private async Task Deliver(Reminder reminder, TaskCompletionSource done)
    {
        var tick = Now;
        try
        {
            var status = new TickStatus(reminder.Start, reminder.Period, tick);
            await new Call<object>(Method, reminder.GrainId, [reminder.ReminderName, status], settings.ResponseTimeout).Send(catalog);
        }
        catch (Exception exception)
        {
            // A tick that throws is not repeated before the next period.
            logger.ReminderFailed(reminder.ReminderName, reminder.GrainId, exception);
        }

        try
        {
            await table.Advance(reminder, reminder.DueAfter(tick));
        }
        catch (Exception exception)
        {
            logger.ReminderScanFailed(exception);
        }

        _running.TryRemove(reminder.Id, out _);
        _free.Release();
        done.SetResult();
    }
}
