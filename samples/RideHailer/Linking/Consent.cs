namespace Platform.RideHailer.Linking;

/// <summary>An open consent: two ways for the rider to say yes.</summary>
/// <param name="AlexaAppUrl">Opens the Alexa app where it is installed.</param>
/// <param name="LwaFallbackUrl">Opens Login with Amazon in a browser.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record Consent(string AlexaAppUrl, string LwaFallbackUrl, DateTimeOffset ExpiresAt);
