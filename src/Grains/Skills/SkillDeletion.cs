namespace Platform.Grains.Skills;

/// <summary>That a skill was deleted.</summary>
/// <param name="Owner">By which partner.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("SkillDeletion")]
public sealed record SkillDeletion([property: Id(0)] string Owner, [property: Id(1)] DateTimeOffset At);
