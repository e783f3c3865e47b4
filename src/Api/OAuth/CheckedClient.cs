namespace Platform.Api.OAuth;

/// <summary>A presented client, compared with a skill's own.</summary>
/// <param name="ClientId">The skill's client id.</param>
/// <param name="IsGenuine">Whether id and secret are the skill's.</param>
internal sealed record CheckedClient(string ClientId, bool IsGenuine);
