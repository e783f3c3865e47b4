using Platform.Grains.Ids;

namespace Platform.Grains.Partners;

/// <summary>A deleted skill whose links have still to be abandoned.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="DeletedAt">When it was deleted; links made later are not touched.</param>
[GenerateSerializer, Immutable, Alias("AbandonedSkill")]
public sealed record AbandonedSkill([property: Id(0)] SkillId Skill, [property: Id(1)] DateTimeOffset DeletedAt);
