namespace Platform.Grains.Links.Records;

/// <summary>
/// An account that has ended because Amazon refused its refresh token. It is kept, sealed, until it is sure that it was not one of many that Amazon
/// refused at once (design.md 4, mass guard); then it is erased, or put back.
/// </summary>
/// <param name="Account">The account as it was.</param>
/// <param name="Since">When it ended.</param>
[GenerateSerializer, Immutable, Alias("AccountSetAside")]
public sealed record AccountSetAside([property: Id(0)] LinkedAccount Account, [property: Id(1)] DateTimeOffset Since)
{
    /// <summary>When it is decided.</summary>
    internal DateTimeOffset Until => Since + LinkLimits.SetAside;
}
