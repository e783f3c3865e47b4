namespace Platform.Grains.AlexaAccounts;

/// <summary>A claim that a later one has overtaken.</summary>
/// <param name="Link">The key of the link that had made it.</param>
/// <param name="Attempt">The attempt that had made it.</param>
/// <param name="Told">True once the link knows.</param>
[GenerateSerializer, Immutable, Alias("LostClaim")]
public sealed record LostClaim([property: Id(0)] string Link, [property: Id(1)] string Attempt, [property: Id(2)] bool Told);
