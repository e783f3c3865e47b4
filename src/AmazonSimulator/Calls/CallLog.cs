using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Calls;

/// <summary>What was called, in order of arrival: a ring of the newest calls, and a bell for those who wait for one.</summary>
internal sealed class CallLog(SimulatorClock clock)
{
    private readonly Lock _gate = new();
    private readonly BoundedMap<long, CallRecord> _calls = new(Limits.Calls);
    private TaskCompletionSource _changed = NewBell();
    private long _lastId;

    public CallRecord Arrived(CallSubject subject)
    {
        lock (_gate)
        {
            var call = new CallRecord
            {
                Id = ++_lastId,
                At = clock.GetUtcNow(),
                Endpoint = subject.Endpoint,
                Region = subject.Region,
                ClientId = subject.ClientId,
                User = subject.User,
                SkillId = subject.SkillId,
                Status = 0,
                Body = subject.Body is { Length: > Limits.LoggedBody } body ? body[..Limits.LoggedBody] : subject.Body,
                AuthorizationScheme = subject.AuthorizationScheme,
                Phase = CallPhase.Arrived,
            };
            _calls.Set(call.Id, call);
            Ring();
            return call;
        }
    }

    /// <summary>Replaces what is known of a call; nothing where it has fallen out of the ring.</summary>
    public void Update(long id, Func<CallRecord, CallRecord> change)
    {
        lock (_gate)
        {
            if (!_calls.TryReplace(id, change))
                return;
            Ring();
        }
    }

    /// <summary>Calls whose effect is still to come.</summary>
    public int UnderWay
    {
        get
        {
            lock (_gate)
                return _calls.Values.Count(call => call.Phase == CallPhase.Arrived);
        }
    }

    public IReadOnlyList<CallRecord> Find(CallFilter filter)
    {
        lock (_gate)
            return [.. _calls.Values.Where(filter.Matches)];
    }

    public void Clear()
    {
        lock (_gate)
            _calls.Clear();
    }

    /// <summary>The matching calls, as soon as there are <paramref name="count"/>; whatever there is when the token fires.</summary>
    public async Task<IReadOnlyList<CallRecord>> Wait(CallFilter filter, int count, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                // The bell is taken under the lock that finds too few, so no call can slip in between.
                changed = _changed.Task;
                List<CallRecord> found = [.. _calls.Values.Where(filter.Matches)];
                if (found.Count >= count || cancellation.IsCancellationRequested)
                    return found;
            }

            await changed.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Ring()
    {
        _changed.SetResult();
        _changed = NewBell();
    }
}
