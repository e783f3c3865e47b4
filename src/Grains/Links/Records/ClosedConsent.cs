namespace Platform.Grains.Links.Records;

/// <summary>A state that was closed without being spent.</summary>
/// <param name="StateId">The hash that names it.</param>
/// <param name="At">When it was closed.</param>
[GenerateSerializer, Immutable, Alias("ClosedConsent")]
public sealed record ClosedConsent([property: Id(0)] string StateId, [property: Id(1)] DateTimeOffset At);
