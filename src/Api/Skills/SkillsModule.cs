using Carter;
using Microsoft.Extensions.Primitives;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Api.Skills.Requests;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>A partner's skills (api.md 3).</summary>
internal sealed class SkillsModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var skills = app.MapV1(Scopes.Skills).MapGroup("/skills").WithTags("Skills");
        skills.MapGet("/", List).Describe("listSkills", "Lists the partner's skills").Answers<SkillsJson>(200).Paged();
        skills.MapPut("/{skillId}", Put).Describe("putSkill", "Creates or replaces a skill's set-up")
            .Takes<PutSkillRequest>().Answers<SkillJson>(200, 201).Fails(ErrorCodes.SkillTaken, ErrorCodes.SkillChanged);
        skills.MapGet("/{skillId}", Get).Describe("getSkill", "Tells a skill's set-up; secrets are `set`")
            .Answers<SkillJson>(200).Fails(ErrorCodes.SkillUnknown);
        skills.MapDelete("/{skillId}", Delete).Describe("deleteSkill", "Deletes a skill")
            .Query("links", "`abandon`: also where users are linked. No calls to Amazon are made; built-in tokens are revoked and pairs erased.", Abandon)
            .Answers(204, "Deleted; there was nothing to abandon, or nobody was linked.")
            .Answers(202, "Deleted; its links are being abandoned.")
            .Fails(ErrorCodes.SkillUnknown, ErrorCodes.SkillHasLinks);
    }

    private const string Abandon = "abandon";

    private static async Task<IResult> Put(
        Caller caller,
        SkillSegment skill,
        Body<PutSkillRequest> body,
        HttpContext http,
        SkillPutting putting,
        OwnedSkills owned,
        IGrainFactory grains)
    {
        if (!EntityTags.TryParse(http.Request.Headers.IfMatch, out var tags, out var any))
        {
            return Answer.Problem(Problem.Invalid("`If-Match` is malformed."));
        }

        long? expected = null;
        if (any || tags.Count > 0)
        {
            if (await owned.FindFresh(caller, skill.Id) is not { } current || !(any || tags.Contains(EntityTags.Of(current))))
            {
                return Answer.Problem(ErrorCodes.SkillChanged);
            }

            // Tried against the version that the tag named: a change in between is seen by the grain.
            expected = any ? null : current.Version;
        }

        if (!await grains.Partner(caller.Partner).OwnSkill(skill.Id))
        {
            return Answer.Problem(ErrorCodes.AuthInvalid);
        }

        var put = await grains.Skill(skill.Id).Put(putting.Command(caller, skill.Id, body.Value, expected));
        if (put.Skill is null)
        {
            await Settle(caller, skill.Id, grains);
        }

        await owned.FindFresh(caller, skill.Id);
        return Told(put, http);
    }

    private static IResult Told(SkillPut put, HttpContext http)
    {
        switch (put)
        {
            case { Kind: SkillPutKind.Created or SkillPutKind.Updated, Skill: { } skill }:
                http.Response.Headers.ETag = EntityTags.Of(skill);
                return Answer.Json(SkillJson.Of(skill), put.Kind == SkillPutKind.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            case { Kind: SkillPutKind.Taken }:
                return Answer.Problem(ErrorCodes.SkillTaken);
            case { Kind: SkillPutKind.Changed }:
                return Answer.Problem(ErrorCodes.SkillChanged);
            default:
                return Answer.Problem(Problem.Invalid($"`{put.MissingSecret}` is required: no secret is kept that could stand."));
        }
    }

    // The skill was noted as owned before it was claimed. Where the claim failed, the note goes, unless another put of the same partner has
    // succeeded meanwhile.
    private static async Task Settle(Caller caller, SkillId skill, IGrainFactory grains)
    {
        if ((await grains.Skill(skill).Get())?.Owner == caller.Partner)
        {
            return;
        }

        await grains.Partner(caller.Partner).DisownSkill(skill);
        if ((await grains.Skill(skill).Get())?.Owner == caller.Partner)
        {
            await grains.Partner(caller.Partner).OwnSkill(skill);
        }
    }

    private static async Task<IResult> Get(Caller caller, SkillSegment skill, OwnedSkills owned, HttpContext http)
    {
        if (await owned.FindFresh(caller, skill.Id) is not { } found)
        {
            return Answer.Problem(ErrorCodes.SkillUnknown);
        }

        http.Response.Headers.ETag = EntityTags.Of(found);
        return Answer.Json(SkillJson.Of(found));
    }

    private static async Task<IResult> List(Caller caller, Page page, IGrainFactory grains)
    {
        var ids = await grains.Partner(caller.Partner).Skills();
        var (keys, next) = page.Cut(ids.Select(id => id.Value).Order(StringComparer.Ordinal));
        var skills = await Task.WhenAll(keys.Select(key => grains.Skill(new SkillId(key)).Get()));
        return Answer.Json(new SkillsJson([.. skills.OfType<Skill>().Where(skill => skill.Owner == caller.Partner).Select(SkillJson.Of)], next));
    }

    private static async Task<IResult> Delete(
        Caller caller, SkillSegment skill, HttpContext http, SkillDeleting deleting, CancellationToken cancellationToken)
    {
        var links = http.Request.Query["links"];
        if (links is not ([] or [Abandon]))
        {
            return Answer.Problem(Problem.Invalid($"`links` must be `{Abandon}` or left out."));
        }

        var abandon = links != StringValues.Empty;
        var (problem, hadLinks) = await deleting.Delete(caller, skill.Id, abandon, cancellationToken);
        return problem is not null
            ? Answer.Problem(problem)
            : abandon && hadLinks ? TypedResults.StatusCode(StatusCodes.Status202Accepted) : Answer.Nothing;
    }
}
