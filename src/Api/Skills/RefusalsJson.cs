using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>The mass guard of a skill.</summary>
/// <param name="SkillId">The skill.</param>
/// <param name="Guarded">True while no refusal of a refresh ends a link.</param>
/// <param name="Since">Since when Amazon has refused in masses, or null.</param>
/// <param name="ConfirmedAt">When an operator confirmed that the refusals are true, or null.</param>
internal sealed record RefusalsJson(string SkillId, bool Guarded, DateTimeOffset? Since, DateTimeOffset? ConfirmedAt)
{
    /// <summary>The guard as JSON has it.</summary>
    public static RefusalsJson Of(Skill skill) =>
        new(skill.Id.Value, skill.IsGuarded, skill.MassRefusal?.Since, skill.MassRefusal?.ConfirmedAt);
}
