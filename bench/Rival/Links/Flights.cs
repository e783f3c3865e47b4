using System.Collections.Concurrent;

namespace Platform.Rival.Links;

/// <summary>
/// Callers of this process who want the same work at the same time share it, so that a hot link takes one connection and not one for each.
/// Between processes the row locks decide.
/// </summary>
internal sealed class Flights<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _flights = new(StringComparer.Ordinal);

    public Task<T> Join(string key, Func<Task<T>> work)
    {
        if (_flights.TryGetValue(key, out var joined))
            return joined.Value;
        var own = new Lazy<Task<T>>(() => Fly(key, work));
        return _flights.GetOrAdd(key, own).Value;
    }

    private async Task<T> Fly(string key, Func<Task<T>> work)
    {
        // Off the caller's path, so that the flight is in the table before it can end.
        await Task.Yield();
        try
        {
            return await work();
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }
}
