namespace Platform.Api.Partners;

/// <summary>A page of partners.</summary>
/// <param name="Partners">The partners, in the order of their ids.</param>
/// <param name="NextCursor">For the next page, or null.</param>
internal sealed record PartnersJson(IReadOnlyList<PartnerJson> Partners, string? NextCursor);
