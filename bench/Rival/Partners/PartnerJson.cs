namespace Platform.Rival.Partners;

/// <summary>A partner.</summary>
internal sealed record PartnerJson(string PartnerId, string Name, DateTime CreatedAt);
