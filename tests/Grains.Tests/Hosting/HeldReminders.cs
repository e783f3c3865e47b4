using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;

namespace Platform.Grains.Tests.Hosting;

/// <summary>Reminders that are registered when the test says so.</summary>
internal sealed class HeldReminders(Database database, ReminderFaults faults) : ReminderTable(database)
{
    public override async Task<Reminder> Put(GrainId grainId, string name, DateTime start, TimeSpan period)
    {
        await faults.Pass();
        return await base.Put(grainId, name, start, period);
    }
}
