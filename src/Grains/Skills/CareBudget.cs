using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>
/// How fast this node takes care of links: a share of each skill's budget, leased from the skill, which says how many nodes share it; and a bound on
/// calls side by side. Places are given out in order, one after another at the share's pace, so after an outage what has piled up is done at that
/// pace and no faster.
/// </summary>
internal sealed class CareBudget(
    IGrainFactory grains, IOptions<CareOptions> options, [FromKeyedServices(PlatformTime.Key)] TimeProvider time)
{
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WithoutLease = TimeSpan.FromSeconds(5);

    // What is due within a moment goes at once: a timer would not be more exact.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<SkillId, Queue> _queues = new();
    private int _underWay;

    /// <summary>How many places are given and not yet due on this node.</summary>
    public long Backlog => _queues.Values.Sum(queue => queue.Waiting(time.GetUtcNow()));

    /// <summary>A place for one link's care: not in the future where it may begin at once.</summary>
    public async Task<DateTimeOffset> Place(SkillId skill)
    {
        var queue = _queues.GetOrAdd(skill, _ => new Queue());
        await queue.Leased(() => Renew(skill, queue), time.GetUtcNow());
        return queue.Next(time.GetUtcNow());
    }

    /// <summary>Amazon asked one link for a pause: nobody of the skill begins before it is over, or for a minute where it is longer.</summary>
    public void Pause(SkillId skill, TimeSpan pause) =>
        _queues.GetOrAdd(skill, _ => new Queue()).Pause(time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));

    /// <summary>Enters, unless as many as may be are under way on this node.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _underWay) <= options.Value.AtOnce)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Leaves what <see cref="TryEnter"/> has entered.</summary>
    public void Leave() => Interlocked.Decrement(ref _underWay);

    private async Task Renew(SkillId skill, Queue queue)
    {
        try
        {
            queue.Take(await grains.Skill(skill).LeaseCare(_node));
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            queue.Pause(time.GetUtcNow() + WithoutLease);
        }

        // A queue for each skill cared for of late: there are never many more than skills at work.
        foreach (var (known, idle) in _queues)
        {
            if (idle.IsIdleSince(time.GetUtcNow() - LongestQueue))
            {
                _queues.TryRemove(known, out _);
            }
        }
    }

    private sealed class Queue
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _free;
        private CareLease _lease;
        private Task _renewal = Task.CompletedTask;

        private TimeSpan Pace => _lease.PerSecond > 0 ? TimeSpan.FromSeconds(1 / _lease.PerSecond) : WithoutLease;

        /// <summary>Waits for a lease that holds; all who come meanwhile wait for the same one.</summary>
        public Task Leased(Func<Task> renew, DateTimeOffset now)
        {
            lock (_gate)
            {
                return _lease.Until > now ? Task.CompletedTask : _renewal.IsCompleted ? _renewal = renew() : _renewal;
            }
        }

        public void Take(CareLease lease)
        {
            lock (_gate)
            {
                _lease = lease;
            }
        }

        public DateTimeOffset Next(DateTimeOffset now)
        {
            lock (_gate)
            {
                if (_free - now > LongestQueue)
                {
                    // Too far off to be kept in mind: it comes back, and takes a place then.
                    return now + (LongestQueue * (0.5 + (Random.Shared.NextDouble() / 2)));
                }

                var place = _free > now ? _free : now;
                _free = place + Pace;
                return place - now <= Moment ? now : place;
            }
        }

        public void Pause(DateTimeOffset until)
        {
            lock (_gate)
            {
                _free = until > _free ? until : _free;
            }
        }

        public long Waiting(DateTimeOffset now)
        {
            lock (_gate)
            {
                return _free > now + Moment ? (long)((_free - now) / Pace) : 0;
            }
        }

        public bool IsIdleSince(DateTimeOffset then)
        {
            lock (_gate)
            {
                return _lease.Until < then && _free < then;
            }
        }
    }
}
