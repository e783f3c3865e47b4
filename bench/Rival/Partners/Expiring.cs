using System.Collections.Concurrent;

namespace Platform.Rival.Partners;

/// <summary>What every request needs and seldom changes, at most 5 s old. Of many that find it too old one looks, and the others wait for it.</summary>
internal sealed class Expiring<T>(Func<string, Task<T?>> find)
    where T : class
{
    private const int Bound = 20_000;
    private static readonly long Staleness = (long)TimeSpan.FromSeconds(5).TotalMilliseconds;

    private readonly ConcurrentDictionary<string, (long Until, Lazy<Task<T?>> Value)> _known = new(StringComparer.Ordinal);

    public Task<T?> Find(string key)
    {
        if (_known.TryGetValue(key, out var known) && known.Until > Environment.TickCount64)
            return known.Value.Value;
        return Look(key, known.Value);
    }

    public void Forget(string key) => _known.TryRemove(key, out _);

    private async Task<T?> Look(string key, Lazy<Task<T?>>? old)
    {
        if (_known.Count > Bound)
            _known.Clear();
        var fresh = (Environment.TickCount64 + Staleness, new Lazy<Task<T?>>(() => find(key)));
        var kept = _known.AddOrUpdate(key, fresh, (_, now) => ReferenceEquals(now.Value, old) ? fresh : now);
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            Forget(key);
            throw;
        }
    }
}
