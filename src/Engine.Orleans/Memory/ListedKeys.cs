using System.Runtime.CompilerServices;

namespace Platform.Engine.Orleans.Memory;

/// <summary>Which grains have state in the memory of this process. A front end beside it sees none: memory is for one process.</summary>
internal sealed class ListedKeys : IGrainKeys
{
    private readonly SortedSet<(string Type, string Key)> _keys = new(Comparer<(string Type, string Key)>.Create(Compare));

    /// <summary>A record was written.</summary>
    public void Add(string grainType, string key)
    {
        lock (_keys)
        {
            _keys.Add((grainType, key));
        }
    }

    /// <summary>A record was cleared.</summary>
    public void Remove(string grainType, string key)
    {
        lock (_keys)
        {
            _keys.Remove((grainType, key));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> List(
        string grainType, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var key in Found(grainType, prefix, after))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return key;
        }
    }

    private static int Compare((string Type, string Key) left, (string Type, string Key) right)
    {
        var byType = string.CompareOrdinal(left.Type, right.Type);
        return byType != 0 ? byType : string.CompareOrdinal(left.Key, right.Key);
    }

    private string[] Found(string grainType, string prefix, string? after)
    {
        lock (_keys)
        {
            return
            [
                .. _keys
                    .Where(entry => entry.Type == grainType && entry.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(entry => entry.Key)
                    .Where(key => after is null || string.CompareOrdinal(key, after) > 0),
            ];
        }
    }
}
