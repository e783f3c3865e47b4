using Carter;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Api.Links;
using Platform.Api.Routing;
using Platform.Grains.Skills;

namespace Platform.Ceiling;

/// <summary>
/// The ceiling of a status: the same route but for one word, in the same group, with the same pipeline and parameters and an answer of the same
/// size, and no grain is asked for it. What a status takes beyond this is the engine's and the link's.
/// </summary>
internal sealed class CeilingModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapV1(Scopes.Links).MapGet("/skills/{skillId}/users/{userId}/ceiling", Status);

    private static IResult Status(Caller caller, SkillSegment skill, UserSegment user) => Answer.Json(
        LinkJson.Of(new Skill { Id = skill.Id, Owner = caller.Partner }, user.Id, StatusOfNobody.Link));
}
