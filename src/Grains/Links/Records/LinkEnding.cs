namespace Platform.Grains.Links.Records;

/// <summary>How a link ended.</summary>
/// <param name="Status"><see cref="LinkStatus.Unlinked"/> or <see cref="LinkStatus.RelinkRequired"/>.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("LinkEnding")]
public sealed record LinkEnding([property: Id(0)] LinkStatus Status, [property: Id(1)] DateTimeOffset At);
