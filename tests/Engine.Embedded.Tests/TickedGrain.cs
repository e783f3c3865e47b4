namespace Platform.Engine.Embedded.Tests;

internal sealed class TickedGrain : Grain, ITickedGrain, IRemindable
{
    /// <summary>As many as have ticked and were not awaited yet.</summary>
    public static SemaphoreSlim Ticks { get; } = new(0);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.Release();
        return Task.CompletedTask;
    }
}
