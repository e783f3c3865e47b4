namespace Platform.Grains.Links.Work;

/// <summary>
/// The link's one reminder. The record says what is due when; the reminder only wakes. Reminder first, then state; state first, then unregister
/// (design.md 4): a tick too many is harmless, one too few would strand a flow.
/// </summary>
internal sealed class CareReminder(LinkGrain grain, TimeProvider time)
{
    private const string Name = "care";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FlowPeriod = Soon;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    // As this activation registered it, or knows from a tick: when it ticks first, and every how often from then on.
    private (DateTimeOffset First, TimeSpan Period)? _ticks;

    /// <summary>True where the record has work that was begun and must not stay undone.</summary>
    public static bool IsUrgent(LinkState state) =>
        state.Flow is not null || !state.Leaving.IsEmpty || !state.SetAside.IsEmpty || !state.GrantsToRevoke.IsEmpty
        || state.Accounts.Any(account => account.Pair.RefreshingSince is not null);

    /// <summary>Before a write: registers the reminder where the next record will need it soon.</summary>
    public async Task Arm(LinkState next)
    {
        var period = next.Flow is null ? Period : FlowPeriod;
        if (IsUrgent(next) && !(_ticks is { } ticks && ticks.First <= time.GetUtcNow() + Soon && ticks.Period <= period))
        {
            await Register(time.GetUtcNow() + Soon, period);
        }
    }

    /// <summary>A tick came, so it is registered, and ticks on.</summary>
    public void Ticked() => _ticks ??= (time.GetUtcNow(), Period);

    /// <summary>Another activation may have set the reminder, so nothing is known of it.</summary>
    public void Forget() => _ticks = null;

    /// <summary>After a run: sets the next wake-up, or unregisters where nothing is left to wake for.</summary>
    /// <param name="state">The record.</param>
    /// <param name="wakeAt">When the link's work is due next; null where nothing is.</param>
    public async Task Settle(LinkState state, DateTimeOffset? wakeAt)
    {
        try
        {
            await Adjust(state, wakeAt);
        }
        catch
        {
            // What was asked for may still happen: the next command that needs the reminder registers it again.
            Forget();
            throw;
        }
    }

    private async Task Adjust(LinkState state, DateTimeOffset? wakeAt)
    {
        if (state.Flow is not null)
        {
            await Arm(state);
        }
        else if (wakeAt is { } due)
        {
            // What is due within a minute has a timer; the reminder only has to be there in case that this activation is not.
            var now = time.GetUtcNow();
            if (_ticks is not { } ticks || !(due <= now + Soon ? ticks.First <= now + Period && ticks.Period <= Period : ticks == (due, Period)))
            {
                await Register(due, Period);
            }
        }
        else if (_ticks is not null)
        {
            if (await grain.GetReminder(Name) is { } reminder)
            {
                await grain.UnregisterReminder(reminder);
            }

            _ticks = null;
        }
    }

    private async Task Register(DateTimeOffset first, TimeSpan period)
    {
        var due = first - time.GetUtcNow();
        await grain.RegisterOrUpdateReminder(Name, due > TimeSpan.Zero ? due : TimeSpan.Zero, period);
        _ticks = (first, period);
    }
}
