namespace Platform.Grains.Links.Records;

/// <summary>How an attempt ended: the same state and code again gets the same answer (api.md 4).</summary>
[GenerateSerializer, Immutable, Alias("AttemptOutcome")]
public sealed record AttemptOutcome
{
    /// <summary>The attempt, which is named by its state's hash.</summary>
    [Id(0)] public string Attempt { get; init; } = "";

    /// <summary>The code's hash; null where the redirect carried an error.</summary>
    [Id(1)] public string? CodeHash { get; init; }

    /// <summary>When it ended.</summary>
    [Id(2)] public DateTimeOffset At { get; init; }

    /// <summary>The code of what went wrong; null where the link was made.</summary>
    [Id(3)] public string? Code { get; init; }
}
