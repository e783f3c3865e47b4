using Orleans.Concurrency;
using Platform.Grains.Ids;
using Platform.Grains.Vault;

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

    /// <summary>Counts refreshes of a node; true while no refusal may end a link: 50 or more of the last ten minutes, and over half of all (design.md 4).</summary>
    [Alias("CountRefreshes")]
    Task<bool> CountRefreshes(RefreshCount count);

    /// <summary>Leases a share of the skill's budget for care to a node, which asks again when the lease is over.</summary>
    [Alias("LeaseCare"), AlwaysInterleave]
    Task<CareLease> LeaseCare(string node);

    /// <summary>An operator confirms that the refusals are true: for 24 hours links may end by them. Answers the skill, or null where nobody owns it.</summary>
    [Alias("ConfirmRefusals")]
    Task<Skill?> ConfirmRefusals();

    /// <summary>Seals the secrets of the set-up again, under this data key, where another has sealed them. No version changes.</summary>
    [Alias("Reseal")]
    Task<ResealReply> Reseal(uint dataKey);
}
