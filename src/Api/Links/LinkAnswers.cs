using System.Collections.Immutable;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Skills;

namespace Platform.Api.Links;

/// <summary>Turns a link grain's replies into HTTP.</summary>
internal static class LinkAnswers
{
    /// <summary>The answer to a command: 200 or 202 with the link, or the problem.</summary>
    public static IResult Told(Skill skill, UserId user, LinkReply reply) => reply switch
    {
        { Kind: LinkReplyKind.Done } => Answer.Json(LinkJson.Of(skill, user, AfterRefusal(reply.Link))),
        { Kind: LinkReplyKind.Pending } => new AcceptedResult(LinkJson.Of(skill, user, reply.Link)),
        { Refusal: { Code: ErrorCodes.UnlinkManual } refusal } => Answer.Problem(Problem.Of(refusal) with
        {
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("manualUnlink", ManualUnlinkJson.Of(skill)),
        }),
        { Refusal: { } refusal } => Answer.Problem(Problem.Of(refusal)),
        _ => Answer.Problem(ErrorCodes.PlatformBusy),
    };

    // A user who refused is shown nothing (protocol.md 12).
    private static LinkSnapshot AfterRefusal(LinkSnapshot link) =>
        link.Reason == ErrorCodes.RedirectAccessDenied ? link with { UserMessage = null } : link;
}
