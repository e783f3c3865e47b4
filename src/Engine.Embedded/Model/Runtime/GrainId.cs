namespace Orleans.Runtime;

/// <summary>Identity of a grain; its text is <c>type/key</c>.</summary>
public readonly record struct GrainId
{
    internal string Type { get; private init; }

    internal string Key { get; private init; }

    /// <summary>The identity of a grain of a type with a key.</summary>
    public static GrainId Create(string grainType, string key) => new() { Type = grainType, Key = key };

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";
}
