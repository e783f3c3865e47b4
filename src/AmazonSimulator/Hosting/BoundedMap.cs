using System.Diagnostics.CodeAnalysis;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>A dictionary that forgets its oldest entry when it is full. Not safe for threads: its owner holds a lock.</summary>
internal sealed class BoundedMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = new();

    /// <summary>How many entries it holds; never fewer than before.</summary>
    public int Capacity { get; private set; } = capacity;

    public bool IsFull => _nodes.Count >= Capacity;

    public IEnumerable<TValue> Values => _order.Select(entry => entry.Value);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _nodes.TryGetValue(key, out var node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    public void Set(TKey key, TValue value)
    {
        Remove(key);
        if (IsFull)
            Remove(_order.First!.Value.Key);
        _nodes[key] = _order.AddLast(new KeyValuePair<TKey, TValue>(key, value));
    }

    /// <summary>Changes an entry where it stands; false where there is none.</summary>
    public bool TryReplace(TKey key, Func<TValue, TValue> change)
    {
        if (!_nodes.TryGetValue(key, out var node))
            return false;
        node.Value = new KeyValuePair<TKey, TValue>(key, change(node.Value.Value));
        return true;
    }

    /// <summary>Lets it hold so many entries, if it held fewer.</summary>
    public void MakeRoom(int entries) => Capacity = Math.Max(Capacity, entries);

    public void Clear()
    {
        _nodes.Clear();
        _order.Clear();
    }

    public bool Remove(TKey key)
    {
        if (!_nodes.Remove(key, out var node))
            return false;
        _order.Remove(node);
        return true;
    }
}
