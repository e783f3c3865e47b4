using Platform.Grains.Ids;

namespace Platform.Grains.Links;

/// <summary>Tells a former holder that an Alexa account now belongs to another partner user.</summary>
/// <param name="By">The link that holds it now.</param>
/// <param name="AlexaUserId">The Alexa account.</param>
/// <param name="Attempt">The former holder's attempt that has lost it; what a later attempt has linked stays.</param>
[GenerateSerializer, Immutable, Alias("Superseded")]
public sealed record Superseded([property: Id(0)] LinkKey By, [property: Id(1)] string AlexaUserId, [property: Id(2)] string Attempt);
