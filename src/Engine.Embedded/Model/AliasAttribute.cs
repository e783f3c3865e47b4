namespace Orleans;

/// <summary>Name of a type or method on the wire, which outlives renaming.</summary>
/// <param name="alias">Unique among all types, or among the methods of one interface.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The name.</summary>
    public string Alias { get; } = alias;
}
