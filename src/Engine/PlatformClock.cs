namespace Platform.Engine;

/// <summary>The clock of our own code.</summary>
public static class PlatformClock
{
    /// <summary>
    /// Key under which the <see cref="TimeProvider"/> of our own code is registered. Tests replace this one; the unkeyed one stays
    /// real time, because an engine's messaging and membership hang on it.
    /// </summary>
    public const string Key = "platform";
}
