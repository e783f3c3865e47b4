using System.Collections.Immutable;
using System.Globalization;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests.Grains;

/// <summary>Notes its ticks as <c>name first-tick period current-tick</c> and <c>name</c>; throws while the gate <c>throw</c> is open.</summary>
public sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Probe.Note(string.Create(
            CultureInfo.InvariantCulture, $"{reminderName} {status.FirstTickTime:HH:mm:ss} {status.Period} {status.CurrentTickTime:HH:mm:ss}"));
        Probe.Note(reminderName);
        return Probe.IsOpen("throw") ? throw new InvalidOperationException("a tick that fails") : Task.CompletedTask;
    }

    public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task<bool> Unregister(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<string> UnregisterOutdated(string name)
    {
        var outdated = await this.GetReminder(name);
        await this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        try
        {
            await this.UnregisterReminder(outdated!);
            return "";
        }
        catch (ReminderException exception)
        {
            return exception.GetType().Name;
        }
    }

    public async Task<ImmutableArray<string>> Names() =>
        [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order(StringComparer.Ordinal)];

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
