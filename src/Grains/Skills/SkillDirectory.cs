using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>
/// The node's view of skills: every request and every flow needs one, so they are cached, or the skill's grain would be the hot one.
/// At most 5 s stale (design.md 4), at most 10,000 skills.
/// </summary>
public sealed class SkillDirectory(IGrainFactory grains, [FromKeyedServices(PlatformTime.Key)] TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>The skill, at most 5 s stale; null where nobody owns it.</summary>
    public ValueTask<Skill?> Find(SkillId id) =>
        _cache.TryGetValue(id, out Skill? known) ? ValueTask.FromResult(known) : new ValueTask<Skill?>(FindFresh(id));

    /// <summary>The skill as it stands now: what was cached is replaced.</summary>
    public async Task<Skill?> FindFresh(SkillId id)
    {
        var skill = await Redelivery.Of(() => grains.Skill(id).Get(), Redelivery.Brief, time);
        _cache.Set(id, skill, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Staleness });
        return skill;
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();
}
