using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Platform.Grains.Ids;

namespace Platform.Grains.Partners;

/// <summary>Keeps a partner, its API keys and which skills it owns.</summary>
internal sealed class PartnerGrain(
    [PersistentState("partner")] IPersistentState<PartnerState> stored,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time) : Grain, IPartnerGrain
{
    /// <inheritdoc/>
    public async Task<PartnerPut> Put(string name)
    {
        var created = !stored.RecordExists;
        await stored.Commit(created ? new PartnerState { Name = name, CreatedAt = time.GetUtcNow() } : stored.State with { Name = name });
        return new PartnerPut(Describe(), created);
    }

    /// <inheritdoc/>
    public Task<Partner?> Get() => Task.FromResult(Exists() ? Describe() : null);

    /// <inheritdoc/>
    public async Task<PartnerDeletion> Delete()
    {
        if (!Exists())
        {
            return PartnerDeletion.Unknown;
        }

        if (!stored.State.Skills.IsEmpty || !stored.State.Abandoning.IsEmpty)
        {
            return PartnerDeletion.HasSkills;
        }

        await stored.ClearStateAsync();
        DeactivateOnIdle();
        return PartnerDeletion.Deleted;
    }

    /// <inheritdoc/>
    public async Task<ApiKey?> AddKey(ApiKey key)
    {
        if (!Exists())
        {
            return null;
        }

        var added = key with { CreatedAt = time.GetUtcNow() };
        await stored.Commit(stored.State with { Keys = stored.State.Keys.Add(added) });
        return added;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ApiKey>?> Keys() => Task.FromResult(Exists() ? stored.State.Keys : (ImmutableArray<ApiKey>?)null);

    /// <inheritdoc/>
    public async Task<bool> RemoveKey(string keyId)
    {
        var left = stored.State.Keys.RemoveAll(key => key.KeyId == keyId);
        if (left.Length == stored.State.Keys.Length)
        {
            return false;
        }

        await stored.Commit(stored.State with { Keys = left });
        return true;
    }

    /// <inheritdoc/>
    public Task<ApiKey?> FindKey(string keyId) => Task.FromResult(Exists() ? stored.State.Keys.FirstOrDefault(key => key.KeyId == keyId) : null);

    /// <inheritdoc/>
    public async Task KeyUsed(string keyId, DateTimeOffset at)
    {
        if (stored.State.Keys.Any(key => key.KeyId == keyId && !(key.LastUsedAt >= at)))
        {
            var keys = stored.State.Keys.Select(key => key.KeyId == keyId ? key with { LastUsedAt = at } : key);
            await stored.Commit(stored.State with { Keys = [.. keys] });
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SkillId>> Skills() => Task.FromResult(stored.State.Skills.Select(id => new SkillId(id)).ToImmutableArray());

    /// <inheritdoc/>
    public async Task<bool> OwnSkill(SkillId skill)
    {
        if (!Exists())
        {
            return false;
        }

        if (!stored.State.Skills.Contains(skill.Value))
        {
            var skills = stored.State.Skills.Add(skill.Value).Sort(StringComparer.Ordinal);
            await stored.Commit(stored.State with { Skills = skills });
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task DisownSkill(SkillId skill)
    {
        if (stored.State.Skills.Contains(skill.Value))
        {
            await stored.Commit(stored.State with { Skills = stored.State.Skills.Remove(skill.Value) });
        }
    }

    /// <inheritdoc/>
    public async Task BeginAbandon(SkillId skill, DateTimeOffset deletedAt)
    {
        var others = stored.State.Abandoning.RemoveAll(abandoned => abandoned.Skill == skill);
        await stored.Commit(stored.State with { Abandoning = others.Add(new AbandonedSkill(skill, deletedAt)) });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<AbandonedSkill>> Abandoning() => Task.FromResult(stored.State.Abandoning);

    /// <inheritdoc/>
    public async Task EndAbandon(SkillId skill, DateTimeOffset deletedAt)
    {
        var left = stored.State.Abandoning.Remove(new AbandonedSkill(skill, deletedAt));
        if (left.Length < stored.State.Abandoning.Length)
        {
            await stored.Commit(stored.State with { Abandoning = left });
        }
    }

    private bool Exists()
    {
        if (!stored.RecordExists)
        {
            DeactivateOnIdle();
        }

        return stored.RecordExists;
    }

    private Partner Describe() => new(new PartnerId(this.GetPrimaryKeyString()), stored.State.Name, stored.State.CreatedAt);
}
