using Platform.Grains.Partners;

namespace Platform.Api.Partners;

/// <summary>A partner.</summary>
/// <param name="PartnerId">The id.</param>
/// <param name="Name">A name for people.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record PartnerJson(string PartnerId, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>The partner as JSON has it.</summary>
    public static PartnerJson Of(Partner partner) => new(partner.Id.Value, partner.Name, partner.CreatedAt);
}
