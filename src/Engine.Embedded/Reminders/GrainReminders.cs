namespace Platform.Engine.Embedded.Reminders;

/// <summary>The reminders of one grain, asked for from its turns.</summary>
internal sealed class GrainReminders(ActivationContext activation, ReminderTable table, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);

    public async Task<IGrainReminder> Register(string name, TimeSpan dueTime, TimeSpan period)
    {
        activation.RequireTurn();
        RequireName(name);
        if (activation.Grain is not IRemindable)
            throw new InvalidOperationException($"{activation.GrainId} is not {nameof(IRemindable)}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        return period >= ShortestPeriod
            ? await table.Put(activation.GrainId, name, clock.GetUtcNow().UtcDateTime + dueTime, period)
            : throw new ArgumentException($"The period {period} of reminder '{name}' is below {ShortestPeriod}.", nameof(period));
    }

    public async Task<IGrainReminder?> Get(string name)
    {
        RequireName(name);
        return (await GetAll()).Find(reminder => string.Equals(reminder.ReminderName, name, StringComparison.Ordinal));
    }

    public async Task<List<IGrainReminder>> GetAll()
    {
        activation.RequireTurn();
        return [.. await table.Of(activation.GrainId)];
    }

    public Task Unregister(IGrainReminder reminder)
    {
        activation.RequireTurn();
        return table.Remove((Reminder)reminder);
    }

    // Orleans says of a blank name that it is null.
    private static void RequireName(string name) =>
        ArgumentNullException.ThrowIfNull(string.IsNullOrWhiteSpace(name) ? null : name, nameof(name));
}
