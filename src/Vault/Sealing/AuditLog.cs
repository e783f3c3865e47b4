using Microsoft.Extensions.Logging;

namespace Platform.Vault.Sealing;

internal static partial class AuditLog
{
    [LoggerMessage(
        EventId = 1,
        EventName = "SecretOpened",
        Level = LogLevel.Information,
        Message = "Opened {Field} of generation {Generation} for {Purpose}: partner {Partner}, skill {Skill}, user {User}")]
    public static partial void Opened(
        ILogger logger, string purpose, string partner, string skill, string user, string field, long generation);

    [LoggerMessage(
        EventId = 2,
        EventName = "SecretDidNotOpen",
        Level = LogLevel.Critical,
        Message = "{Field} of generation {Generation} did not open for {Purpose}: {Why}; partner {Partner}, skill {Skill}, user {User}")]
    public static partial void Refused(
        ILogger logger, string purpose, string partner, string skill, string user, string field, long generation, string why);
}
