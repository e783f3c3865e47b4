using Microsoft.Extensions.Logging;
using Platform.Grains.Ids;

namespace Platform.Grains.Links.Work;

/// <summary>What links write to the log: codes and names of skills, never users, states, codes or tokens.</summary>
internal static partial class LinkLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "linking_token_at_risk: {Result} of a link of partner {Partner}, skill {Skill} could not be stored and is held in memory")]
    public static partial void ResultNotStored(this ILogger logger, PartnerId partner, SkillId skill, string result, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Step} of a link of partner {Partner}, skill {Skill} failed: {Code}")]
    public static partial void StepFailed(this ILogger logger, PartnerId partner, SkillId skill, string step, string code);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The work of a link of partner {Partner}, skill {Skill} broke off; its reminder will go on")]
    public static partial void WorkBroke(this ILogger logger, PartnerId partner, SkillId skill, Exception exception);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "A command to a link of partner {Partner}, skill {Skill} was not stored")]
    public static partial void CommandNotStored(this ILogger logger, PartnerId partner, SkillId skill, Exception exception);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "A user of partner {Partner} linked skill {Skill}")]
    public static partial void Linked(this ILogger logger, PartnerId partner, SkillId skill);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "An account of partner {Partner}, skill {Skill} ended by proof of Amazon: {Code}")]
    public static partial void AccountGone(this ILogger logger, PartnerId partner, SkillId skill, string code);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "The authorization server of partner {Partner}, skill {Skill} gave no code: {Fault}")]
    public static partial void CallOutFailed(this ILogger logger, PartnerId partner, SkillId skill, string fault);

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning, Message = "The reminder of a link of partner {Partner}, skill {Skill} could not be set or ended; it ticks as before")]
    public static partial void CareNotSettled(this ILogger logger, PartnerId partner, SkillId skill, Exception exception);

    [LoggerMessage(EventId = 10, Level = LogLevel.Error, Message = "A refresh of a link of partner {Partner}, skill {Skill} was overtaken by another of the same pair; its answer was dropped")]
    public static partial void RefreshOvertaken(this ILogger logger, PartnerId partner, SkillId skill);
}
