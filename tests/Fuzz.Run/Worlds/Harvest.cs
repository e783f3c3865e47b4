namespace Platform.Fuzz.Run.Worlds;

/// <summary>
/// Values of one kind that answers have given, for later requests. Of a fixed size, so that requests stay
/// within a bounded set.
/// </summary>
internal sealed class Harvest(IReadOnlyList<string> first)
{
    private readonly string[] _values = [.. first];
    private int _next;

    public int Count => _values.Length;

    public string this[int place]
    {
        get => Volatile.Read(ref _values[place % _values.Length]);
        set => Volatile.Write(ref _values[place % _values.Length], value);
    }

    /// <summary>Takes the place of the oldest.</summary>
    public void Add(string value) => this[Interlocked.Increment(ref _next) & int.MaxValue] = value;
}
