using Platform.Crash.Points;
using Platform.Flow.Tests.Harness;

namespace Platform.Crash.Run.Worlds;

/// <summary>What one life of the platform says of the points that watched users come to.</summary>
internal sealed class PointFeed
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<PointEvent>> _seen = [];
    private readonly Dictionary<string, List<(Func<PointEvent, bool> Match, TaskCompletionSource<PointEvent> Found)>> _waiting = [];

    public PointFeed(ProcessLog log) =>
        _ = log.Line(line =>
        {
            if (PointEvent.Read(line) is { } seen)
                Add(seen);

            // Every line is looked at, and none of them is the last.
            return false;
        });

    /// <summary>The next event of this user that matches, or one that was before.</summary>
    public Task<PointEvent> Next(string user, Func<PointEvent, bool> match)
    {
        lock (_gate)
        {
            if (_seen.GetValueOrDefault(user)?.Find(seen => match(seen)) is { } known)
                return Task.FromResult(known);
            var found = new TaskCompletionSource<PointEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_waiting.TryGetValue(user, out var waiting))
                _waiting[user] = waiting = [];
            waiting.Add((match, found));
            return found.Task;
        }
    }

    /// <summary>That this user's work stands at this point.</summary>
    public Task Stopped(string user, string point) => Next(user, seen => seen.Stopped && seen.Point == point);

    /// <summary>The points that this user's work has come to, in order.</summary>
    public IReadOnlyList<string> PointsOf(string user)
    {
        lock (_gate)
            return [.. _seen.GetValueOrDefault(user, []).Select(seen => seen.Point)];
    }

    private void Add(PointEvent seen)
    {
        lock (_gate)
        {
            if (!_seen.TryGetValue(seen.User, out var events))
                _seen[seen.User] = events = [];
            events.Add(seen);
            foreach (var (match, found) in _waiting.GetValueOrDefault(seen.User, []))
            {
                if (match(seen))
                    found.TrySetResult(seen);
            }
        }
    }
}
