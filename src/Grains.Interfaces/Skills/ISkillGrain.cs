using Orleans.Concurrency;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>A skill's set-up and who owns it; key <see cref="SkillId"/>.</summary>
[Alias("ISkillGrain")]
public interface ISkillGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces the set-up.</summary>
    [Alias("Put")]
    Task<SkillPut> Put(PutSkill command);

    /// <summary>The skill, or null where nobody owns it. The caller compares <see cref="Skill.Owner"/>.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Skill?> Get();

    /// <summary>Deletes the set-up where <paramref name="owner"/> owns it; answers when, or null where it does not. Idempotent for a skill just deleted.</summary>
    [Alias("Delete")]
    Task<DateTimeOffset?> Delete(PartnerId owner);

    /// <summary>Amazon refused the new client secret and took the old one (api.md 3); shows for as long as the old one is kept.</summary>
    [Alias("PreviousSecretUsed")]
    Task PreviousSecretUsed(string clientId);

    /// <summary>Opens the breaker of these credentials (api.md 7). Probes of the skill's own close it; so does another secret.</summary>
    [Alias("CredentialsRefused")]
    Task CredentialsRefused(CredentialsRefused report);
}
