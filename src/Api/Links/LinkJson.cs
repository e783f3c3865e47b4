using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Skills;

namespace Platform.Api.Links;

/// <summary>A link as partners see it (api.md 4).</summary>
/// <param name="SkillId">The skill.</param>
/// <param name="UserId">The partner's user.</param>
/// <param name="Status">What the link is.</param>
/// <param name="Action">The button to show.</param>
/// <param name="Stage">The stage of the link, of the newest consent, or of the skill.</param>
/// <param name="LinkedAt">When it was linked, or null.</param>
/// <param name="VerifiedAt">The time of the newest evidence, or null.</param>
/// <param name="Source">Where the newest evidence came from.</param>
/// <param name="Reason">The code of what ended it or failed last, or null.</param>
/// <param name="UserMessage">The text to show the end user, or null.</param>
/// <param name="ManualUnlink">Where the user unlinks by hand, where the platform cannot; else null.</param>
internal sealed record LinkJson(
    string SkillId,
    string UserId,
    LinkStatus Status,
    LinkAction Action,
    string Stage,
    DateTimeOffset? LinkedAt,
    DateTimeOffset? VerifiedAt,
    EvidenceSource Source,
    string? Reason,
    string? UserMessage,
    ManualUnlinkJson? ManualUnlink)
{
    /// <summary>The link as JSON has it.</summary>
    public static LinkJson Of(Skill skill, UserId user, LinkSnapshot link) => new(
        skill.Id.Value,
        user.Value,
        link.Status,
        link.Action,
        link.Stage ?? skill.Settings.Stage,
        link.LinkedAt,
        link.VerifiedAt,
        link.Source,
        link.Reason,
        link.UserMessage,
        ManualUnlinkJson.For(skill, link));
}
