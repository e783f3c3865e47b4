using Platform.Api.Auth;
using Platform.Grains.Ids;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>Finds skills of a caller. A skill of somebody else is answered exactly as one that is not there (api.md 1).</summary>
internal sealed class OwnedSkills(SkillDirectory directory)
{
    /// <summary>The caller's skill, at most 5 s stale; null where it owns no such skill.</summary>
    public async ValueTask<Skill?> Find(Caller caller, SkillId id)
    {
        if (await directory.Find(id) is { } known && known.Owner == caller.Partner)
        {
            return known;
        }

        // What this node remembers may be older than the skill: a partner that has just put it on another node must not be told 404.
        return await FindFresh(caller, id);
    }

    /// <summary>The caller's skill as it stands now; null where it owns no such skill.</summary>
    public async Task<Skill?> FindFresh(Caller caller, SkillId id) =>
        await directory.FindFresh(id) is { } skill && skill.Owner == caller.Partner ? skill : null;
}
