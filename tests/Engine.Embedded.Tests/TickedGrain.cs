using System.Threading.Channels;

namespace Platform.Engine.Embedded.Tests;

internal sealed class TickedGrain : Grain, ITickedGrain, IRemindable
{
    /// <summary>As many as have ticked and were not awaited yet.</summary>
    public static SemaphoreSlim Ticks { get; } = new(0);

    /// <summary>Whether ticks wait until they are let go.</summary>
    public static bool Hold { get; set; }

    /// <summary>The ticks that wait.</summary>
    public static Channel<TaskCompletionSource> Held { get; } = Channel.CreateUnbounded<TaskCompletionSource>();

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!Hold)
        {
            Ticks.Release();
            return;
        }

        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Held.Writer.WriteAsync(held);
        await held.Task;
    }
}
