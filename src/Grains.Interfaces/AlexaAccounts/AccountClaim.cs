namespace Platform.Grains.AlexaAccounts;

/// <summary>How a claim stands.</summary>
/// <param name="Held">False where a later claim has taken the account.</param>
/// <param name="Former">A former holder that has still to be told, or null.</param>
[GenerateSerializer, Immutable, Alias("AccountClaim")]
public sealed record AccountClaim([property: Id(0)] bool Held, [property: Id(1)] FormerHolder? Former);
