namespace Orleans.Reminders;

/// <summary>Key of the <see cref="TimeProvider"/> service that reminders take their time from; it defaults to the unkeyed one.</summary>
public static class ReminderTimeProviderNames
{
    /// <summary>Reminders.</summary>
    public const string Reminders = "Orleans.Reminders";
}
