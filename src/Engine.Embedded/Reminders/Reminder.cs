namespace Platform.Engine.Embedded.Reminders;

/// <summary>A stored reminder.</summary>
/// <param name="Id">The same for as long as it is registered.</param>
/// <param name="Registration">Counts how often it was registered under this id.</param>
/// <param name="GrainId">Whom it wakes.</param>
/// <param name="ReminderName">Within the grain.</param>
/// <param name="Start">The anchor, in UTC.</param>
/// <param name="Period">Between due times.</param>
internal sealed record Reminder(long Id, long Registration, GrainId GrainId, string ReminderName, DateTime Start, TimeSpan Period) : IGrainReminder
{
    /// <summary>The first due time behind a moment: anchor plus whole periods.</summary>
    public DateTime DueAfter(DateTime moment) =>
        moment < Start ? Start : Start + (Period * (((moment - Start).Ticks / Period.Ticks) + 1));
}
