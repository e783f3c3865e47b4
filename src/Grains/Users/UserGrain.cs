using System.Collections.Immutable;
using Platform.Grains.Ids;

namespace Platform.Grains.Users;

/// <summary>Keeps which skills a user has touched.</summary>
internal sealed class UserGrain([PersistentState("user")] IPersistentState<UserState> stored) : Grain, IUserGrain
{
    /// <inheritdoc/>
    public async Task Touch(SkillId skill)
    {
        if (stored.State.Skills is [.., var newest] && newest == skill.Value)
        {
            return;
        }

        await stored.Commit(stored.State with { Skills = [.. stored.State.Skills.Remove(skill.Value), skill.Value] });

        // Needed again when the user's links are listed, which is seldom: the memory is for the links.
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SkillId>> Skills()
    {
        if (!stored.RecordExists)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(stored.State.Skills.Select(id => new SkillId(id)).ToImmutableArray());
    }
}
