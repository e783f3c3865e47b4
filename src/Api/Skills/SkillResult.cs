using Platform.Api.Http;
using Platform.Grains;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>A skill with its entity tag.</summary>
internal sealed class SkillResult(Skill skill, int status) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.Of(skill);
        var clock = httpContext.RequestServices.GetRequiredKeyedService<TimeProvider>(PlatformTime.Key);
        return Answer.Json(SkillJson.Of(skill, clock.GetUtcNow()), status).ExecuteAsync(httpContext);
    }
}
