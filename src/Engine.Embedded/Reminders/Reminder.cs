namespace Platform.Engine.Embedded.Reminders;

/// <summary>A stored reminder.</summary>
/// <param name="Id">Of this registration; registering again gives another.</param>
/// <param name="GrainId">Whom it wakes.</param>
/// <param name="ReminderName">Within the grain.</param>
/// <param name="Start">The anchor, in UTC.</param>
/// <param name="Period">Between due times.</param>
internal sealed record Reminder(long Id, GrainId GrainId, string ReminderName, DateTime Start, TimeSpan Period) : IGrainReminder
{
    /// <summary>The first due time behind a moment: anchor plus whole periods.</summary>
    public DateTime DueAfter(DateTime moment) =>
        moment < Start ? Start : Start + (Period * (((moment - Start).Ticks / Period.Ticks) + 1));
}
