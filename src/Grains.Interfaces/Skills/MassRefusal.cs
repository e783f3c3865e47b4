namespace Platform.Grains.Skills;

/// <summary>
/// Amazon has refused so many refreshes of a skill within ten minutes that it is not believed (design.md 4, mass guard): rather something is wrong
/// with the skill or with Amazon than that all those users went at once. No link is concluded until an operator confirms it.
/// </summary>
/// <param name="Since">Since when.</param>
/// <param name="ConfirmedAt">When an operator confirmed that the refusals are true; null while the guard is on.</param>
[GenerateSerializer, Immutable, Alias("MassRefusal")]
public sealed record MassRefusal([property: Id(0)] DateTimeOffset Since, [property: Id(1)] DateTimeOffset? ConfirmedAt);
