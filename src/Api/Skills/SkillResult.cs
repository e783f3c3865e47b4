using Platform.Api.Http;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>A skill with its entity tag.</summary>
internal sealed class SkillResult(Skill skill, int status) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.Of(skill);
        return Answer.Json(SkillJson.Of(skill), status).ExecuteAsync(httpContext);
    }
}
