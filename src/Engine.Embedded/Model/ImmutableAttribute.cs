namespace Orleans;

/// <summary>Nobody changes an object of this type, so Orleans need not copy it between grains of one process.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
