namespace Orleans.Runtime;

/// <summary>Identity of a grain; its text is <c>type/key</c>.</summary>
public readonly record struct GrainId
{
    private GrainId(string type, string key) => (Type, Key) = (type, key);

    internal string Type { get; }

    internal string Key { get; }

    /// <summary>The identity of a grain of a type with a key.</summary>
    public static GrainId Create(string grainType, string key) => new(grainType, key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";
}
