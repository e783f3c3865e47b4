namespace Platform.Rival.Amazon;

/// <summary>The partner's authorization code that Alexa is to redeem.</summary>
internal sealed record AccountLinkRequest(string RedirectUri, string AuthCode, string Type = "AUTH_CODE");
