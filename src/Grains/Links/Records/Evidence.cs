namespace Platform.Grains.Links.Records;

/// <summary>How sure a status is.</summary>
/// <param name="At">When it was learnt.</param>
/// <param name="Source">From whom.</param>
[GenerateSerializer, Immutable, Alias("Evidence")]
public sealed record Evidence([property: Id(0)] DateTimeOffset At, [property: Id(1)] EvidenceSource Source);
