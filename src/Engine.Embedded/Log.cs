namespace Platform.Engine.Embedded;

/// <summary>What the engine says. Keys of grains carry ids of users, but no secrets; values of records never appear.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Store {Path} open; {Classes} grain classes")]
    public static partial void Opened(this ILogger logger, string path, int classes);

    [LoggerMessage(2, LogLevel.Information, "Engine stopped, store closed")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "{Count} activations were still at work when the stop's time was over")]
    public static partial void DrainIncomplete(this ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Warning, "Timer tick of {Grain} threw")]
    public static partial void TickFailed(this ILogger logger, GrainId grain, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Reminder {Reminder} of {Grain} threw; it is next due one period later")]
    public static partial void ReminderFailed(this ILogger logger, string reminder, GrainId grain, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "Reminders could not be looked up or written")]
    public static partial void RemindersFailed(this ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "{Grain} leaves although a call, a tick or its own OnDeactivateAsync did not end well")]
    public static partial void LeaveFailed(this ILogger logger, GrainId grain, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "{Grain} deactivates because an exception about a stale ETag escaped it")]
    public static partial void StaleStateEscaped(this ILogger logger, GrainId grain, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "A group of {Count} writes failed; what the store holds of them is unknown")]
    public static partial void GroupFailed(this ILogger logger, int count, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "The write-ahead log could not be emptied; it is tried again")]
    public static partial void TruncateFailed(this ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The store refused the health check's write")]
    public static partial void UnhealthyStore(this ILogger logger, Exception exception);
}
