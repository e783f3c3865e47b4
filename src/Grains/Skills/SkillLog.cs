using Microsoft.Extensions.Logging;

namespace Platform.Grains.Skills;

/// <summary>What skills write to the log: alerts about their set-up.</summary>
internal static partial class SkillLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Amazon refuses the new client secret of skill {Skill}, client {ClientId}, and takes the previous one")]
    public static partial void PreviousSecretUsed(this ILogger logger, string skill, string clientId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Amazon refuses client {ClientId} of skill {Skill}: {Code}. Nothing that needs these credentials is sent until a probe is accepted")]
    public static partial void BreakerOpened(this ILogger logger, string skill, string clientId, string code);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Amazon accepts client {ClientId} of skill {Skill} again")]
    public static partial void BreakerClosed(this ILogger logger, string skill, string clientId);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "A mass refusal of refreshes of skill {Skill} {Turn}: {Refused} of {Total} in ten minutes. While it lasts no link ends by one, unless an operator confirms it")]
    public static partial void RefusalsGuarded(this ILogger logger, string skill, string turn, int refused, int total);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The answer to a probe of skill {Skill} was not stored")]
    public static partial void ProbeNotStored(this ILogger logger, string skill, Exception exception);
}
