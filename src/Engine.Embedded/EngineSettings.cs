namespace Platform.Engine.Embedded;

/// <summary>Section <c>Engine</c> of the settings: ages, bounds and time-outs.</summary>
internal sealed class EngineSettings
{
    private const string Section = "Engine";

    /// <summary>How long a caller waits where the method says nothing.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For reading state and <c>OnActivateAsync</c>.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a deactivation waits for running calls and ticks: longer than the 60 s of a flow (design.md 4).</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a stop waits for running ticks, and then for all activations; the host's own limit is twice that or more.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Idle activations leave at this age.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Above this the least recently used idle ones leave; at twice as many, new ones are refused.</summary>
    public int MaxActivations { get; set; } = 100_000;

    /// <summary>Calls that may wait for one activation.</summary>
    public int MaxQueuedCalls { get; set; } = 1_000;

    /// <summary>Writes that may wait for the store.</summary>
    public int MaxQueuedWrites { get; set; } = 10_000;

    /// <summary>Writes that share one commit.</summary>
    public int MaxGroupedWrites { get; set; } = 256;

    /// <summary>Connections that read beside the writer.</summary>
    public int Readers { get; set; } = 4;

    /// <summary>How often due reminders are looked for.</summary>
    public TimeSpan ReminderScan { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Reminders delivered at once.</summary>
    public int MaxReminderTicks { get; set; } = 32;

    /// <summary>
    /// Reminders delivered in a second, a tenth of it while much waits for a thread: where many are due, such as after a stop, their work leaves
    /// room for that of callers.
    /// </summary>
    public int MaxRemindersPerSecond { get; set; } = 2_000;

    /// <exception cref="InvalidOperationException">Names the first setting that makes no sense.</exception>
    public static EngineSettings Read(IConfiguration configuration)
    {
        var read = configuration.GetSection(Section).Get<EngineSettings>() ?? new EngineSettings();
        var wrong = typeof(EngineSettings).GetProperties().FirstOrDefault(setting => setting.GetValue(read) is <= 0 or TimeSpan { Ticks: <= 0 });
        return wrong is null
            ? read
            : throw new InvalidOperationException($"The setting {Section}:{wrong.Name} is {wrong.GetValue(read)}; it must be more than nothing.");
    }
}
