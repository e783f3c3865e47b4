namespace Platform.Rival.Links;

/// <summary>Asks for a consent; everything may be left out.</summary>
internal sealed record ConsentRequest(string? RedirectUri = null, string? Stage = null, string? AccountLabel = null);
