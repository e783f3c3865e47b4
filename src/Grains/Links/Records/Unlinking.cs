namespace Platform.Grains.Links.Records;

/// <summary>An unlink under way.</summary>
/// <param name="Since">Since when.</param>
[GenerateSerializer, Immutable, Alias("Unlinking")]
public sealed record Unlinking([property: Id(0)] DateTimeOffset Since);
