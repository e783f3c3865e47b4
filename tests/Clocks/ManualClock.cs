namespace Platform.Tests.Clocks;

/// <summary>Time that stands still until a test moves it. Timers without delay fire at once.</summary>
public sealed class ManualClock : TimeProvider
{
    // What a timer has set off may itself wait for the clock, which looks the same as work that takes a while.
    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly HashSet<ManualTimer> _fired = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource _armed = NewSignal();
    private TaskCompletionSource _changed = NewSignal();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    // Null where nothing that a timer has set off is under way; else what ends when that changes.
    private Task? AtWork
    {
        get
        {
            lock (_gate)
            {
                return _fired.Count > 0 ? _changed.Task : null;
            }
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Another one that moves along, behind this one.</summary>
    public ManualClock? Follower { get; set; }

    /// <summary>Moves time, firing what comes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = until;
        }

        Follower?.Advance(by);
    }

    /// <summary>Lets what the last move has set off come to its end: its timers are then set again or disposed.</summary>
    public async Task Rest()
    {
        while (AtWork is { } work && await IsOver(work))
        {
            // Something ended; the next look tells whether that was all.
        }
    }

    /// <summary>
    /// Until something has happened, moves to each time that somebody waits for, as long as it is within reach. What a time has set off ends first.
    /// </summary>
    public async Task<T> Until<T>(Task<T> happened, TimeSpan within)
    {
        while (!happened.IsCompleted)
        {
            Task armed;
            TimeSpan? next;
            var work = AtWork;
            lock (_gate)
            {
                armed = _armed.Task;
                next = _timers.Where(timer => timer.Due <= _now + within).MinBy(timer => timer.Due)?.Due - _now;
            }

            if (next is not { } due)
            {
                await Task.WhenAny(happened, armed).WaitAsync(TimeSpan.FromSeconds(60));
            }
            else if (work is null || !await IsOver(Task.WhenAny(happened, work)))
            {
                Advance(due);
            }
        }

        return await happened;
    }

    private static async Task<bool> IsOver(Task work) => await Task.WhenAny(work, Task.Delay(LongestWork)) == work;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Signal(ref TaskCompletionSource signal)
    {
        signal.SetResult();
        signal = NewSignal();
    }

    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due > _now ? next.Due : _now;
                next.Due += next.Period;
                if (next.Period <= TimeSpan.Zero)
                {
                    _timers.Remove(next);
                    _fired.Add(next);
                }
            }

            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        timer.Due = _now + dueTime;
        _timers.Add(timer);
        Signal(ref _armed);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                clock._fired.Remove(this);
                Period = period;
                if (dueTime > TimeSpan.Zero || (dueTime == TimeSpan.Zero && period > TimeSpan.Zero))
                {
                    clock.Arm(this, dueTime);
                }
                else if (dueTime == TimeSpan.Zero)
                {
                    clock._fired.Add(this);
                    ThreadPool.QueueUserWorkItem(_ => Fire());
                }

                Signal(ref clock._changed);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
