using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Grains;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>The mass guard of a skill, for the operator (design.md 4): whether refusals of refreshes are believed.</summary>
internal sealed class RefusalsModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var refusals = app.MapV1(Scopes.Operator).MapGroup("/partners/{partnerId}/skills/{skillId}/refusals").WithTags("Skills");
        refusals.MapGet("/", Get)
            .Describe("getRefusals", "Tells whether Amazon refuses the refreshes of a skill in masses; while it does, no link ends by a refusal")
            .Answers<RefusalsJson>(200).Fails(ErrorCodes.SkillUnknown);
        refusals.MapPost("/confirm", Confirm)
            .Describe("confirmRefusals", "Confirms that the refusals are true: for 24 hours links end by them")
            .Answers<RefusalsJson>(200).Fails(ErrorCodes.SkillUnknown);
    }

    private static async Task<IResult> Get(PartnerSegment partner, SkillSegment skill, IGrainFactory grains) =>
        Told(partner, await grains.Skill(skill.Id).Get());

    private static async Task<IResult> Confirm(PartnerSegment partner, SkillSegment skill, IGrainFactory grains)
    {
        var known = await grains.Skill(skill.Id).Get();
        return Told(partner, known?.Owner == partner.Id ? await grains.Skill(skill.Id).ConfirmRefusals() : null);
    }

    private static IResult Told(PartnerSegment partner, Skill? skill) =>
        skill?.Owner == partner.Id ? Answer.Json(RefusalsJson.Of(skill)) : Answer.Problem(ErrorCodes.SkillUnknown);
}
