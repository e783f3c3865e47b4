namespace Platform.Fuzz.Run.Grammar;

/// <summary>The chances of one request: the same for the same seed and index, whatever was thrown before (SplitMix64).</summary>
internal sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    public Dice(long seed, long index) => _state = unchecked(((ulong)seed * Step) ^ Mixed((ulong)index));

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count)
    {
        _state = unchecked(_state + Step);
        return (int)(Mixed(_state) % (ulong)count);
    }

    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)Below(256);
        return bytes;
    }

    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
