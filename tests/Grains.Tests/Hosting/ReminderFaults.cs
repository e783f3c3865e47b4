namespace Platform.Grains.Tests.Hosting;

/// <summary>What is to happen when a grain registers a reminder.</summary>
public sealed class ReminderFaults
{
    private Held<bool>? _next;

    /// <summary>The next one waits for the test.</summary>
    public Held<bool> HoldNext() => _next = new Held<bool>();

    internal Task Pass() => Interlocked.Exchange(ref _next, null)?.Arrive() ?? Task.CompletedTask;
}
