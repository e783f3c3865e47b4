namespace Platform.Rival.Links;

/// <summary>A consent that could not be claimed.</summary>
internal sealed record ClosedConsent(
    string PartnerId, string UserId, string RedirectUri, DateTime? ClaimedAt, byte[]? CodeHash, string? Outcome, bool HasPair);
