using Platform.Api.Http;
using Platform.Grains.Ids;

namespace Platform.Api.Routing;

/// <summary>The <c>{skillId}</c> of a path.</summary>
internal sealed class SkillSegment : IBound
{
    /// <summary>The skill.</summary>
    public SkillId Id { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the path.</summary>
    public static ValueTask<SkillSegment> BindAsync(HttpContext http) =>
        ValueTask.FromResult(SkillId.TryParse(http.Request.RouteValues["skillId"] as string, out var id)
            ? new SkillSegment { Id = id }
            : new SkillSegment { Problem = Problem.Invalid("`skillId` must be `amzn1.ask.skill.` and 1 to 64 of `A-Za-z0-9-`.") });
}
