using Platform.Grains.Ids;

namespace Platform.Grains.Partners;

/// <summary>A partner as the operator sees it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">A name for people, 1 to 200 characters.</param>
/// <param name="CreatedAt">When it was created.</param>
[GenerateSerializer, Immutable, Alias("Partner")]
public sealed record Partner([property: Id(0)] PartnerId Id, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset CreatedAt);
