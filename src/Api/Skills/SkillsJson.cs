namespace Platform.Api.Skills;

/// <summary>A page of skills.</summary>
/// <param name="Skills">The skills, in the order of their ids.</param>
/// <param name="NextCursor">For the next page, or null.</param>
internal sealed record SkillsJson(IReadOnlyList<SkillJson> Skills, string? NextCursor);
