namespace Platform.Rival.Links;

/// <summary>An open consent.</summary>
internal sealed record ConsentJson(
    string State, DateTime ExpiresAt, string RedirectUri, string AlexaAppUrl, string LwaFallbackUrl, string? StartUrl);
