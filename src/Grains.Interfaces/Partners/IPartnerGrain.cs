using System.Collections.Immutable;
using Platform.Grains.Ids;

namespace Platform.Grains.Partners;

/// <summary>A partner: its API keys and the skills that it owns; key <see cref="PartnerId"/>.</summary>
[Alias("IPartnerGrain")]
public interface IPartnerGrain : IGrainWithStringKey
{
    /// <summary>Creates or renames the partner. Answers the partner and whether it was created.</summary>
    [Alias("Put")]
    Task<PartnerPut> Put(string name);

    /// <summary>The partner, or null.</summary>
    [Alias("Get")]
    Task<Partner?> Get();

    /// <summary>Deletes the partner with its keys, unless it owns skills.</summary>
    [Alias("Delete")]
    Task<PartnerDeletion> Delete();

    /// <summary>Adds an API key; null where there is no such partner.</summary>
    [Alias("AddKey")]
    Task<ApiKey?> AddKey(ApiKey key);

    /// <summary>The keys, oldest first; null where there is no such partner.</summary>
    [Alias("Keys")]
    Task<ImmutableArray<ApiKey>?> Keys();

    /// <summary>Removes a key; false where it is unknown.</summary>
    [Alias("RemoveKey")]
    Task<bool> RemoveKey(string keyId);

    /// <summary>The key of that id, or null; nodes cache the answer for at most 5 s (design.md 4).</summary>
    [Alias("FindKey")]
    Task<ApiKey?> FindKey(string keyId);

    /// <summary>Notes that a key was used; coarse, at most once a minute and node.</summary>
    [Alias("KeyUsed")]
    Task KeyUsed(string keyId, DateTimeOffset at);

    /// <summary>The skills owned, in order of their ids.</summary>
    [Alias("Skills")]
    Task<ImmutableArray<SkillId>> Skills();

    /// <summary>Notes a skill as owned, before it is claimed; false where there is no such partner. Idempotent.</summary>
    [Alias("OwnSkill")]
    Task<bool> OwnSkill(SkillId skill);

    /// <summary>The skill is no longer owned; idempotent.</summary>
    [Alias("DisownSkill")]
    Task DisownSkill(SkillId skill);

    /// <summary>Notes that the links of a deleted skill have to be abandoned: durable, so that a restart goes on.</summary>
    [Alias("BeginAbandon")]
    Task BeginAbandon(SkillId skill, DateTimeOffset deletedAt);

    /// <summary>The skills whose links are being abandoned.</summary>
    [Alias("Abandoning")]
    Task<ImmutableArray<AbandonedSkill>> Abandoning();

    /// <summary>All links of a deleted skill are abandoned.</summary>
    [Alias("EndAbandon")]
    Task EndAbandon(SkillId skill, DateTimeOffset deletedAt);
}
