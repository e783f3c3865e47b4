namespace Platform.Rival.Seeding;

/// <summary>As the simulator's control API takes it.</summary>
internal sealed record SeedRequest(string ClientId, int Count, string Stage, double ExpiresFromSeconds, double ExpiresToSeconds);
