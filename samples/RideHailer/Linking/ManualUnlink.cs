namespace Platform.RideHailer.Linking;

/// <summary>The skill's own page at Alexa, for riders whose link the platform cannot end.</summary>
/// <param name="AlexaAppUrl">Opens the Alexa app.</param>
/// <param name="WebUrl">Opens a browser.</param>
public sealed record ManualUnlink(string AlexaAppUrl, string WebUrl);
