namespace Orleans.Runtime;

/// <summary>On a constructor parameter of type <see cref="IPersistentState{TState}"/>: which record it is.</summary>
/// <param name="stateName">Name of the record within the grain; part of its place in storage, so never changed.</param>
/// <param name="storageName">Key of the storage; null for the default one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>Name of the record within the grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>Key of the storage; null for the default one.</summary>
    public string? StorageName { get; } = storageName;
}
