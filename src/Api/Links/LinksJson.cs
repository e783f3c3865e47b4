namespace Platform.Api.Links;

/// <summary>A page of a user's links over all skills of the partner.</summary>
/// <param name="Links">The links, in the order of their skills' ids.</param>
/// <param name="NextCursor">For the next page, or null.</param>
internal sealed record LinksJson(IReadOnlyList<LinkJson> Links, string? NextCursor);
