using System.Diagnostics;
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
    private const string Abandon = "abandon";

    // Of a put that names no version, while others put the same skill: each time one of them succeeds, so its turn comes long before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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

        var conditional = any || tags.Count > 0;
        var tagged = conditional && !any;
        SkillPut put;
        var started = Stopwatch.GetTimestamp();
        do
        {
            var current = await owned.FindFresh(caller, skill.Id);
            if (conditional && (current is null || !(any || tags.Contains(EntityTags.Of(current)))))
            {
                return Answer.Problem(ErrorCodes.SkillChanged);
            }

            if (!await grains.Partner(caller.Partner).OwnSkill(skill.Id))
            {
                return Answer.Problem(ErrorCodes.AuthInvalid);
            }

            // Put against the version that was seen, whether or not a tag named it: a secret sent again is left out of the command, and must
            // be the one kept when the grain carries it out.
            put = await grains.Skill(skill.Id).Put(putting.Command(caller, skill.Id, body.Value, current, current?.Version));
        }
        while (put.Kind == SkillPutKind.Changed && !tagged && Stopwatch.GetElapsedTime(started) < Patience);
        if (put.Skill is null)
        {
            await Settle(caller, skill.Id, grains);
        }

        await owned.FindFresh(caller, skill.Id);
        return put switch
        {
            { Kind: SkillPutKind.Created, Skill: { } created } => new SkillResult(created, StatusCodes.Status201Created),
            { Kind: SkillPutKind.Updated, Skill: { } updated } => new SkillResult(updated, StatusCodes.Status200OK),
            { Kind: SkillPutKind.Taken } => Answer.Problem(ErrorCodes.SkillTaken),
            { Kind: SkillPutKind.Changed } => Answer.Problem(tagged ? ErrorCodes.SkillChanged : ErrorCodes.PlatformBusy),
            _ => Answer.Problem(Problem.Invalid($"`{put.MissingSecret}` is required: no secret is kept that could stand.")),
        };
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

    private static async Task<IResult> Get(Caller caller, SkillSegment skill, OwnedSkills owned) =>
        await owned.FindFresh(caller, skill.Id) is { } found
            ? new SkillResult(found, StatusCodes.Status200OK)
            : Answer.Problem(ErrorCodes.SkillUnknown);

    private static async Task<IResult> List(
        Caller caller, Page page, IGrainFactory grains, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var ids = await grains.Partner(caller.Partner).Skills();
        var (keys, next) = page.Cut(ids.Select(id => id.Value).Order(StringComparer.Ordinal));
        var skills = await Task.WhenAll(keys.Select(key => grains.Skill(new SkillId(key)).Get()));
        var owned = skills.OfType<Skill>().Where(skill => skill.Owner == caller.Partner);
        return Answer.Json(new SkillsJson([.. owned.Select(skill => SkillJson.Of(skill, now))], next));
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
            : abandon && hadLinks ? new AcceptedResult(null) : Answer.Nothing;
    }
}
