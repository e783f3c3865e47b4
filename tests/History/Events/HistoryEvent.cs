using System.Text.Json.Serialization;

namespace Platform.History.Events;

/// <summary>
/// Something that the platform did with a grant. Codes and tokens are named by their SHA-256. The order of a link's events is that in which
/// they happened.
/// </summary>
/// <param name="Link">The link's key.</param>
/// <param name="Life">Which life of the process it happened in; they follow each other, and a kill lies between any two.</param>
/// <param name="At">When, by the platform's clock.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Storing), "storing")]
[JsonDerivedType(typeof(Stored), "stored")]
[JsonDerivedType(typeof(CodeSent), "code sent")]
[JsonDerivedType(typeof(TokenSent), "token sent")]
[JsonDerivedType(typeof(PairReceived), "pair received")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(AccessUsed), "access used")]
[JsonDerivedType(typeof(AccessAnswered), "access answered")]
internal abstract record HistoryEvent(string Link, int Life, DateTimeOffset At);
