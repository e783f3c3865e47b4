namespace Platform.Grains.Partners;

/// <summary>The answer to a put.</summary>
/// <param name="Partner">The partner as it stands.</param>
/// <param name="Created">True where it did not exist before.</param>
[GenerateSerializer, Immutable, Alias("PartnerPut")]
public sealed record PartnerPut([property: Id(0)] Partner Partner, [property: Id(1)] bool Created);
