namespace Platform.Rival.Skills;

/// <summary>Who mints the user's authorization code.</summary>
internal sealed record AuthorizationJson(string Mode, string ClientId, string? ClientSecret = null);
