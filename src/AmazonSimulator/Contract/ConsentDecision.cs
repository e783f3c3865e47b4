namespace Platform.AmazonSimulator.Contract;

/// <summary>A decision taken for a user without the page.</summary>
/// <param name="Url">The Alexa app URL or the LWA fallback URL, whole.</param>
/// <param name="User">The simulated user who decides.</param>
/// <param name="Error">For a refusal only: another error than <c>access_denied</c>, such as <c>server_error</c> (protocol.md 2).</param>
/// <param name="ErrorDescription">Its description.</param>
public sealed record ConsentDecision(string Url, string User, string? Error = null, string? ErrorDescription = null);
