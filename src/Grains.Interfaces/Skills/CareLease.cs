namespace Platform.Grains.Skills;

/// <summary>A node's share of a skill's budget for care.</summary>
/// <param name="PerSecond">Links cared for each second; 0 where nothing is left until other nodes ask again.</param>
/// <param name="For">How long, from when it arrives: a duration, so that clocks need not agree.</param>
[GenerateSerializer, Immutable, Alias("CareLease")]
public readonly record struct CareLease([property: Id(0)] double PerSecond, [property: Id(1)] TimeSpan For);
