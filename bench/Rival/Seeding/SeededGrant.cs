namespace Platform.Rival.Seeding;

/// <summary>As the simulator's control API tells it.</summary>
internal sealed record SeededGrant(int Index, string User, string AlexaUserId, string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);
