namespace Orleans.Runtime;

/// <summary>Keys of the <see cref="TimeProvider"/> services that an engine takes its time from; each defaults to the unkeyed one.</summary>
public static class TimeProviderNames
{
    /// <summary>Timers of grains.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>Time-outs of calls.</summary>
    public const string Messaging = "Orleans.Messaging";

    /// <summary>Age of idle activations.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
