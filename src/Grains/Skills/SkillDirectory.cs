using System.Collections.Immutable;
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

    // An open breaker turns users away, so it is looked at more often; the grain is still asked once a second and node, whatever the load.
    private static readonly TimeSpan BreakerStaleness = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>The skill, at most 5 s stale; null where nobody owns it.</summary>
    public ValueTask<Skill?> Find(SkillId id) =>
        _cache.TryGetValue(id, out Known? known) ? ValueTask.FromResult(known!.Skill) : new ValueTask<Skill?>(FindFresh(id));

    /// <summary>The skill as it stands now: what was cached is replaced.</summary>
    public async Task<Skill?> FindFresh(SkillId id)
    {
        var asked = time.GetTimestamp();
        var skill = await grains.Skill(id).Get();
        _cache.Set(id, new Known(skill, asked), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Staleness });
        return skill;
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    /// <summary>The client credentials of a partner's skill whose breaker is open (api.md 7); one that has closed is seen within a second.</summary>
    internal async ValueTask<ImmutableArray<ClientCredential>> Refused(SkillId id, PartnerId owner)
    {
        var skill = await Find(id);
        if (Breakers(skill, owner) is { IsEmpty: true } none)
        {
            return none;
        }

        var stale = !_cache.TryGetValue(id, out Known? known) || time.GetElapsedTime(known!.Since) > BreakerStaleness;
        return Breakers(stale ? await FindFresh(id) : skill, owner);
    }

    private static ImmutableArray<ClientCredential> Breakers(Skill? skill, PartnerId owner) =>
        skill?.Owner == owner && skill.Credentials.Any(credential => credential.Breaker is not null)
            ? skill.Credentials.RemoveAll(credential => credential.Breaker is null)
            : [];

    private sealed record Known(Skill? Skill, long Since);
}
