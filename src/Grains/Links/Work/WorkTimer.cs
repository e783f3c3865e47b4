namespace Platform.Grains.Links.Work;

/// <summary>
/// When a link's work runs: in ticks of a grain timer beside the commands, one run at a time, and again where something is due soon. What is due
/// later is the reminder's, which every run sets at its end.
/// </summary>
/// <param name="grain">Whose timer it is.</param>
/// <param name="work">The link, its record and the services around it.</param>
/// <param name="runner">What runs.</param>
/// <param name="care">The link's reminder.</param>
/// <param name="deactivate">Ends the activation.</param>
internal sealed class WorkTimer(LinkGrain grain, LinkWork work, LinkRunner runner, CareReminder care, Action deactivate) : IDisposable
{
    // Longer than a store takes, shorter than what another activation leaves alone: after such a pause it may have set the reminder for its own work.
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(20);

    private IGrainTimer? _tick;
    private bool _working;

    /// <summary>True once the activation is given up: the next call meets one that has read the storage.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Starts a run where something is due. One under way plans again before it ends, so it needs no telling.</summary>
    public void Start()
    {
        if (runner.IsDue || CareReminder.IsUrgent(work.Record.Committed))
        {
            Begin();
        }
    }

    /// <summary>Starts a run, at whose end the reminder is set.</summary>
    public void Begin()
    {
        if (!_working)
        {
            Schedule(TimeSpan.Zero);
        }
    }

    /// <summary>Ends the activation. Work under way may hold a result that exists nowhere else, and deactivation would cut it off in the end: it goes first.</summary>
    public void GiveUp()
    {
        IsBroken = true;
        runner.Stop();
        work.Record.Signal();
        if (!_working)
        {
            deactivate();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tick?.Dispose();

    private void Schedule(TimeSpan due)
    {
        _tick?.Dispose();
        _tick = grain.RegisterGrainTimer(Run, new GrainTimerCreationOptions
        {
            DueTime = due,
            Period = Timeout.InfiniteTimeSpan,
            Interleave = true,
            KeepAlive = true,
        });
    }

    private async Task Run(CancellationToken stopping)
    {
        // A tick may wait behind the command that put another in its place, and is delivered all the same (Orleans): one run at a time.
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        _working = true;
        try
        {
            await runner.Run(stopping);
            await SetReminder();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends; the reminder goes on elsewhere.
        }
        catch (Exception e)
        {
            work.Services.Log.WorkBroke(work.Key.Partner, work.Key.Skill, e);
            GiveUp();
        }
        finally
        {
            // Asked before the timer goes: its end cancels the token of its own tick.
            var stopped = stopping.IsCancellationRequested;
            _working = false;
            _tick?.Dispose();
            _tick = null;
            runner.Finish();
            if (IsBroken)
            {
                deactivate();
            }
            else if (!stopped && runner.NextRun is { } due)
            {
                Schedule(due);
            }
        }
    }

    // What it leaves undone where the reminder cannot be reached is harmless: the reminder ticks as it did, and its tick ends here again.
    private async Task SetReminder()
    {
        try
        {
            var asked = work.Now;
            try
            {
                await SetReminderUndisturbed();
            }
            finally
            {
                // Also where it failed: what was asked for may have been done all the same.
                if (work.Now - asked > Frozen)
                {
                    await SetReminderUndisturbed();
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            work.Services.Log.CareNotSettled(work.Key.Partner, work.Key.Skill, e);
        }
    }

    private async Task SetReminderUndisturbed()
    {
        if (work.Now - work.Record.KnownAt > Frozen)
        {
            care.Forget();
            await work.Record.Reread();
        }

        // Between the look at the record and the end of the reminder no command may begin work that relies on it.
        await work.Record.Undisturbed(record => care.Settle(record, runner.WakeAt));
    }
}
