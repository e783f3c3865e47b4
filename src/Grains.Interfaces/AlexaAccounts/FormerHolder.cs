using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>A holder that has lost an Alexa account.</summary>
/// <param name="Link">The link.</param>
/// <param name="Attempt">The attempt that had claimed the account for it.</param>
[GenerateSerializer, Immutable, Alias("FormerHolder")]
public sealed record FormerHolder([property: Id(0)] LinkKey Link, [property: Id(1)] string Attempt);
