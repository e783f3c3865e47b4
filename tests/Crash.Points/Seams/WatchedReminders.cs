using Orleans.Runtime;
using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;

namespace Platform.Crash.Points.Seams;

/// <summary>What grains ask of their reminders.</summary>
internal sealed class WatchedReminders(Database database, PassedPoints points, Callers callers) : ReminderTable(database)
{
    public override Task<Reminder> Put(GrainId grainId, string name, DateTime start, TimeSpan period) =>
        points.Around(callers.Of(grainId), "register reminder", () => base.Put(grainId, name, start, period));

    public override Task<List<Reminder>> Of(GrainId grainId) =>
        points.Around(callers.Of(grainId), "find reminder", () => base.Of(grainId));

    public override Task Remove(Reminder reminder) =>
        points.Around(callers.Of(reminder.GrainId), "unregister reminder", () => base.Remove(reminder));
}
