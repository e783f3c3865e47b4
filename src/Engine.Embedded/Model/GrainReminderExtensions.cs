namespace Orleans;

/// <summary>Reminders of a grain, asked for from its own code.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Stores a reminder; one of the same name is replaced. Its ticks are anchored at now + due time.</summary>
    /// <param name="grain">The grain, which must be <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Name within the grain.</param>
    /// <param name="dueTime">From now to the first tick; zero is allowed.</param>
    /// <param name="period">Between ticks; at least one minute.</param>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or infinite.</exception>
    /// <exception cref="ArgumentException">The period is too short.</exception>
    /// <exception cref="InvalidOperationException">The grain is not remindable.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        grain.Activation().Reminders.Register(reminderName, dueTime, period);

    /// <summary>The reminder of that name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        grain.Activation().Reminders.Get(reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => grain.Activation().Reminders.GetAll();

    /// <summary>Removes a reminder; one that is gone already counts as removed.</summary>
    /// <exception cref="ReminderException">It was registered again since this one was got.</exception>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        grain.Activation().Reminders.Unregister(reminder);
}
