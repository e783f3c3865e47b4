namespace Platform.Api.Links;

/// <summary>An open consent. One state serves both URLs.</summary>
/// <param name="State">The state: 43 to 512 characters of base64url; single use.</param>
/// <param name="ExpiresAt">When it stops being accepted.</param>
/// <param name="RedirectUri">Where Amazon sends the user back to.</param>
/// <param name="AlexaAppUrl">Opens the consent page in the Alexa app.</param>
/// <param name="LwaFallbackUrl">The consent page for where the Alexa app is absent.</param>
/// <param name="StartUrl">The hosted start page; null until pages are delivered.</param>
internal sealed record ConsentJson(
    string State, DateTimeOffset ExpiresAt, string RedirectUri, string AlexaAppUrl, string LwaFallbackUrl, string? StartUrl);
