using Microsoft.Extensions.Logging;

namespace Platform.Vault.Keys;

internal static partial class AlertLog
{
    [LoggerMessage(
        EventId = 3,
        EventName = "DataKeyWrappedElsewhere",
        Level = LogLevel.Critical,
        Message = "Data key {DataKey} is wrapped by key-encryption key {KeyEncryptionKey} now, which is not in {Source}: "
            + "this node works on, but it will not start again before that key is there")]
    public static partial void WrappedElsewhere(ILogger logger, string dataKey, string keyEncryptionKey, string source);

    [LoggerMessage(
        EventId = 4,
        EventName = "DataKeysNotReloaded",
        Level = LogLevel.Error,
        Message = "The data keys could not be read again; those that were loaded stay in use")]
    public static partial void NotReloaded(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 5,
        EventName = "ManyHandles",
        Level = LogLevel.Error,
        Message = "This process has sealed {Count} handles with data key {DataKey}: rotate the data key (docs/operations.md)")]
    public static partial void ManyHandles(ILogger logger, string dataKey, long count);
}
