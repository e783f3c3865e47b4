using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>
/// Counts this node's refreshes for the mass guard of their skills. Good ones are told to the skill in batches, a refusal at once, since it must not
/// be believed before the skill has said that it is not one of many. While the guard is known to be on, refusals are batched as well.
/// </summary>
internal sealed class RefreshTally(
    IGrainFactory grains, SkillDirectory skills, [FromKeyedServices(PlatformTime.Key)] TimeProvider time)
{
    private static readonly TimeSpan Batch = TimeSpan.FromSeconds(5);

    // One small entry for each skill whose last refreshes have not been told; it goes with the next refresh. So there are never more than skills.
    private readonly ConcurrentDictionary<SkillId, Untold> _untold = new();

    /// <summary>Counts a refresh that Amazon did not refuse.</summary>
    public async Task Count(SkillId skill)
    {
        if (Add(skill, new RefreshCount(1, 0)) + Batch <= time.GetUtcNow())
        {
            await Tell(skill);
        }
    }

    /// <summary>Counts a refusal; false where it must not end a link.</summary>
    public async Task<bool> MayConclude(SkillId skill)
    {
        var since = Add(skill, new RefreshCount(1, 1));
        var guarded = (await skills.Find(skill))?.IsGuarded == true;
        return !(guarded && time.GetUtcNow() < since + Batch) && !await Tell(skill);
    }

    private DateTimeOffset Add(SkillId skill, RefreshCount count) => _untold.AddOrUpdate(
        skill,
        _ => new Untold(count, time.GetUtcNow()),
        (_, known) => known with { Count = known.Count + count }).Since;

    private async Task<bool> Tell(SkillId skill)
    {
        var count = _untold.TryRemove(skill, out var untold) ? untold.Count : default;
        var guarded = await grains.Skill(skill).CountRefreshes(count);
        if (guarded)
        {
            await skills.FindFresh(skill);
        }

        return guarded;
    }

    private sealed record Untold(RefreshCount Count, DateTimeOffset Since);
}
