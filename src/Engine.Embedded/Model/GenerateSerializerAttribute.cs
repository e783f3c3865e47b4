namespace Orleans;

/// <summary>On a type that travels between processes: Orleans makes its serializer. Nothing is serialized between grains here.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute;
