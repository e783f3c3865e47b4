namespace Platform.Engine.Embedded.Reminders;

/// <summary>The reminders of one grain, asked for from its turns.</summary>
internal sealed class GrainReminders(ActivationContext activation, ReminderTable table, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);

    public async Task<IGrainReminder> Register(string name, TimeSpan dueTime, TimeSpan period)
    {
        activation.RequireTurn();
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        return period >= ShortestPeriod
            ? await table.Put(activation.GrainId, name, clock.GetUtcNow().UtcDateTime + dueTime, period)
            : throw new ArgumentException($"The period {period} of reminder '{name}' is below {ShortestPeriod}.", nameof(period));
    }

    public async Task<IGrainReminder?> Get(string name) =>
        (await GetAll()).Find(reminder => string.Equals(reminder.ReminderName, name, StringComparison.Ordinal));

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
}
