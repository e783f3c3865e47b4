namespace Platform.AmazonSimulator.Contract;

/// <summary>Many users who have linked a skill already, without a consent of each: for benchmarks and load tests.</summary>
public sealed record SeedRequest
{
    /// <summary>The registered client that their tokens belong to; its skill is the one that they linked.</summary>
    public required string ClientId { get; init; }

    /// <summary>How many, 1 to 2,000,000.</summary>
    public required int Count { get; init; }

    /// <summary>Where all of them live.</summary>
    public Region Region { get; init; } = Region.NA;

    /// <summary>The stage that is enabled for them; one of the client's.</summary>
    public string Stage { get; init; } = "live";

    /// <summary>Seconds until the first access token expires; negative where it has expired already.</summary>
    public double ExpiresFromSeconds { get; init; } = 3_600;

    /// <summary>Seconds until the last access token expires; the others are spread evenly in between.</summary>
    public double ExpiresToSeconds { get; init; } = 3_600;
}
