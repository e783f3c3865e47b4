using Carter;
using Microsoft.Extensions.Primitives;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Api.Skills;
using Platform.Grains;
using Platform.Grains.Ids;

namespace Platform.Api.Links;

/// <summary>Status, unlinking, and a user's links (api.md 4).</summary>
internal sealed class LinksModule : ICarterModule
{
    // The names that the link grain gives to this work.
    private const string UnlinkAttempt = "unlink";
    private const string VerifyAttempt = "verify";

    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var links = app.MapV1(Scopes.Links).WithTags("Links");
        links.MapGet("/skills/{skillId}/users/{userId}/link", Status).Describe("getLink", "Tells the status of a link and the button to show")
            .Query("verify", "`true` asks Amazon first; where Amazon cannot be asked, the last evidence with its time is told.", "true", "false")
            .Answers<LinkJson>(200).Fails(ErrorCodes.SkillUnknown);
        links.MapDelete("/skills/{skillId}/users/{userId}/link", Unlink).Describe("unlink", "Unlinks a user; idempotent")
            .Answers<LinkJson>(200, "The link, which has ended or never was.")
            .Answers<LinkJson>(202, "Amazon cannot be reached; it goes on by itself.")
            .Fails(ErrorCodes.SkillUnknown, ErrorCodes.UnlinkManual);
        links.MapGet("/users/{userId}/links", OfUser).Describe("listUserLinks", "Lists a user's links over all the partner's skills")
            .Answers<LinksJson>(200).Paged();
    }

    private static async Task<IResult> Status(
        Caller caller, SkillSegment skill, UserSegment user, HttpContext http, OwnedSkills owned, LinkCalls links)
    {
        var verify = http.Request.Query["verify"];
        if (verify is not ([] or ["true"] or ["false"]))
        {
            return Answer.Problem(Problem.Invalid("`verify` must be `true` or `false`."));
        }

        if (await owned.Find(caller, skill.Id) is not { } found)
        {
            return Answer.Problem(ErrorCodes.SkillUnknown);
        }

        var key = new LinkKey(caller.Partner, skill.Id, user.Id);
        var snapshot = verify == new StringValues("true")
            ? (await links.Run(key, VerifyAttempt, link => link.Verify(caller.Partner))).Link
            : null;

        // Where Amazon could not be asked in time, the record as it stands is the answer.
        snapshot = snapshot is { Exists: true } ? snapshot : await links.Ask(key, link => link.Snapshot(caller.Partner));
        return Answer.Json(LinkJson.Of(found, user.Id, snapshot));
    }

    private static async Task<IResult> Unlink(Caller caller, SkillSegment skill, UserSegment user, OwnedSkills owned, LinkCalls links)
    {
        if (await owned.Find(caller, skill.Id) is not { } found)
        {
            return Answer.Problem(ErrorCodes.SkillUnknown);
        }

        var key = new LinkKey(caller.Partner, skill.Id, user.Id);
        return LinkAnswers.Told(found, user.Id, await links.Run(key, UnlinkAttempt, link => link.Unlink(caller.Partner)));
    }

    private static async Task<IResult> OfUser(
        Caller caller, UserSegment user, Page page, OwnedSkills owned, LinkCalls links, IGrainFactory grains)
    {
        var ids = await grains.User(new UserKey(caller.Partner, user.Id)).Skills();
        var (keys, next) = page.Cut(ids.Select(id => id.Value).Order(StringComparer.Ordinal));
        var found = await Task.WhenAll(keys.Select(key => One(caller, new SkillId(key), user.Id, owned, links)));
        return Answer.Json(new LinksJson([.. found.OfType<LinkJson>()], next));
    }

    private static async Task<LinkJson?> One(Caller caller, SkillId skill, UserId user, OwnedSkills owned, LinkCalls links) =>
        await owned.Find(caller, skill) is { } found
        && await links.Ask(new LinkKey(caller.Partner, skill, user), link => link.Snapshot(caller.Partner)) is { Exists: true } link
            ? LinkJson.Of(found, user, link)
            : null;
}
