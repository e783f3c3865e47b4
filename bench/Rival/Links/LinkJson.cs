using Platform.Rival.Http;
using Platform.Rival.Skills;

namespace Platform.Rival.Links;

/// <summary>A link as partners see it (api.md 4).</summary>
internal sealed record LinkJson(
    string SkillId,
    string UserId,
    string Status,
    string Action,
    string Stage,
    DateTime? LinkedAt,
    DateTime? VerifiedAt,
    string Source,
    string? Reason,
    string? UserMessage,
    ManualUnlinkJson? ManualUnlink)
{
    public static LinkJson Of(Skill skill, string user, LinkView link)
    {
        var (status, action) = Shown(link);
        return new LinkJson(
            skill.SkillId,
            user,
            status,
            action,
            link.Stage ?? skill.Stage,
            link.LinkedAt,
            link.VerifiedAt,
            link.SeenByAmazon ? "amazon" : "platform",
            link.Reason,
            Problems.UserMessage(link.Reason),
            status == "unlinked" && link.Reason == "amazon.unreachable" && skill.Asin is { } asin ? ManualUnlinkJson.Of(asin) : null);
    }

    private static (string Status, string Action) Shown(LinkView link) => link switch
    {
        { Status: LinkStatus.Unlinking } => ("unlinking", "wait"),
        { Status: LinkStatus.Linked } => ("linked", link.UnderWay ? "wait" : "unlink"),
        { UnderWay: true } => ("linking", "wait"),
        { ConsentOpen: true } => ("consentPending", "link"),
        { Status: LinkStatus.RelinkRequired } => ("relinkRequired", "link"),
        { Status: LinkStatus.Unlinked } => ("unlinked", "link"),
        _ => ("notLinked", "link"),
    };
}
