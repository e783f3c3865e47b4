namespace Platform.Grains.Links.Records;

/// <summary>An account to be disabled at Amazon; its pair is kept only for that.</summary>
[GenerateSerializer, Immutable, Alias("LeavingAccount")]
public sealed record LeavingAccount
{
    /// <summary>The Alexa user id; null for an enablement whose answer never came.</summary>
    [Id(0)] public string? AlexaUserId { get; init; }

    /// <summary>The host to ask first; null where none is known.</summary>
    [Id(1)] public string? Host { get; init; }

    /// <summary>The token pair.</summary>
    [Id(2)] public SealedPair Pair { get; init; } = new();

    /// <summary>Since when.</summary>
    [Id(3)] public DateTimeOffset Since { get; init; }

    /// <summary>Attempts that failed.</summary>
    [Id(4)] public int Failures { get; init; }

    /// <summary>When to try next.</summary>
    [Id(5)] public DateTimeOffset RetryAt { get; init; }
}
