using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Links.Work;

/// <summary>
/// The link's one reminder. The record says what is due when; the reminder only wakes. Reminder first, then state; state first, then unregister
/// (design.md 4): a tick too many is harmless, one too few would strand a flow.
/// </summary>
internal sealed class CareReminder(LinkGrain grain, TimeProvider time)
{
    private const string Name = "care";
    private static readonly TimeSpan FlowPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeavingPeriod = TimeSpan.FromMinutes(10);

    private TimeSpan? _period;

    /// <summary>True where this activation knows that the reminder is registered.</summary>
    public bool IsArmed => _period is not null;

    /// <summary>True where the record has unfinished work.</summary>
    public static bool IsNeeded(LinkState state) =>
        state.Flow is not null || !state.Leaving.IsEmpty || !state.SetAside.IsEmpty || !state.GrantsToRevoke.IsEmpty;

    /// <summary>Registers the reminder where the next record will need it.</summary>
    public async Task Arm(LinkState next)
    {
        var period = next.Flow is null ? LeavingPeriod : FlowPeriod;
        if (IsNeeded(next) && !(_period <= period))
        {
            await grain.RegisterOrUpdateReminder(Name, FlowPeriod, period);
            _period = period;
        }
    }

    /// <summary>A tick came, so it is registered.</summary>
    public void Ticked() => _period ??= LeavingPeriod;

    /// <summary>After a run: sets the next wake-up, or unregisters where nothing is left to do.</summary>
    public async Task Settle(LinkState state)
    {
        if (IsNeeded(state))
        {
            await Arm(state);
            if (state.Flow is null && LinkPlan.NextCareAt(state) is { } next)
            {
                var due = next - time.GetUtcNow();
                await grain.RegisterOrUpdateReminder(Name, due > TimeSpan.Zero ? due : TimeSpan.Zero, LeavingPeriod);
                _period = LeavingPeriod;
            }
        }
        else if (IsArmed)
        {
            if (await grain.GetReminder(Name) is { } reminder)
            {
                await grain.UnregisterReminder(reminder);
            }

            _period = null;
        }
    }
}
