using Orleans.Runtime;

namespace Platform.Engine.Embedded.Reminders;

/// <summary>The reminders of one grain.</summary>
internal interface IReminders
{
    Task<IGrainReminder> Register(string name, TimeSpan dueTime, TimeSpan period);

    Task<IGrainReminder?> Get(string name);

    Task<List<IGrainReminder>> GetAll();

    Task Unregister(IGrainReminder reminder);
}
