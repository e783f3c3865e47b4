using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>
/// How fast this node takes care of links: a share of each skill's budget, leased from the skill, which says how many nodes share it; and a bound on
/// calls side by side. Nothing is reserved: who comes and finds room goes, who does not is told when to come again, one after another at the share's
/// pace. So what has piled up in an outage is done at that pace, and a link that forgets its time holds up nobody.
/// </summary>
internal sealed class CareBudget(
    IGrainFactory grains, IOptions<CareOptions> options, [FromKeyedServices(PlatformTime.Key)] TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeasePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly string _node = RandomNumberGenerator.GetHexString(32);
    private readonly ConcurrentDictionary<SkillId, CarePace> _paces = new();
    private long _sweptAt = time.GetTimestamp();
    private int _underWay;

    /// <summary>How many links were told to come again and are not due yet, on this node.</summary>
    public long Backlog => _paces.Values.Sum(pace => pace.Waiting(time.GetUtcNow()));

    /// <summary>Begins the care of one link, which <see cref="End"/> ends; or says when to come again.</summary>
    public async Task<CareAdmission> Begin(SkillId skill)
    {
        Sweep();
        var pace = _paces.GetOrAdd(skill, _ => new CarePace(time));
        await pace.Leased(() => Renew(skill, pace));
        var (mine, all) = (pace.Enter(), Interlocked.Increment(ref _underWay));

        // One skill whose calls hang leaves a quarter of the room to the others.
        var crowded = all > options.Value.AtOnce || mine > Math.Ceiling(options.Value.AtOnce * 0.75);
        var again = crowded ? time.GetUtcNow() + Crowded.Between(1, 2) : pace.TakeTurn(time.GetUtcNow());
        if (again is not null)
        {
            End(pace);
        }

        return new CareAdmission(again, pace);
    }

    /// <summary>The care of one link has ended.</summary>
    /// <param name="pace">What it was admitted to.</param>
    public void End(CarePace pace)
    {
        Interlocked.Decrement(ref _underWay);
        pace.Leave();
    }

    /// <summary>Amazon asked one link for a pause: nobody of the skill begins on this node before it is over, or for a minute where it is longer.</summary>
    public void Pause(SkillId skill, TimeSpan pause) =>
        _paces.GetOrAdd(skill, _ => new CarePace(time)).Pause(time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));

    private async Task Renew(SkillId skill, CarePace pace)
    {
        try
        {
            pace.Take(await grains.Skill(skill).LeaseCare(_node).WaitAsync(LeasePatience));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is, all who wait for the lease would meet it: without one nobody begins for some seconds.
            pace.Take(new CareLease(0, Crowded));
        }
    }

    // A pace for each skill cared for of late: there are never many more than skills at work.
    private void Sweep()
    {
        var last = Interlocked.Read(ref _sweptAt);
        if (time.GetElapsedTime(last) < Idle || Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), last) != last)
        {
            return;
        }

        foreach (var (skill, pace) in _paces)
        {
            if (pace.IsIdle(Idle))
            {
                _paces.TryRemove(skill, out _);
            }
        }
    }
}
