namespace Orleans;

/// <summary>A grain that reminders can wake.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A tick. It may be late, lost or doubled; one that throws is not repeated before the next period.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
