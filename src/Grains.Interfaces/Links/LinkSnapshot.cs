namespace Platform.Grains.Links;

/// <summary>An immutable picture of a link, derived from one committed record.</summary>
[GenerateSerializer, Immutable, Alias("LinkSnapshot")]
public sealed record LinkSnapshot
{
    /// <summary>The picture of a link that has no record.</summary>
    public static readonly LinkSnapshot None = new();

    /// <summary>The status.</summary>
    [Id(0)] public LinkStatus Status { get; init; }

    /// <summary>The button to show.</summary>
    [Id(1)] public LinkAction Action { get; init; }

    /// <summary>The skill stage of the link or of the newest consent; null where neither exists.</summary>
    [Id(2)] public string? Stage { get; init; }

    /// <summary>When the account that serves was linked; null unless linked.</summary>
    [Id(3)] public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>The time of the newest evidence, or null.</summary>
    [Id(4)] public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Where the newest evidence came from.</summary>
    [Id(5)] public EvidenceSource Source { get; init; }

    /// <summary>The code of what ended the link or failed last, or null.</summary>
    [Id(6)] public string? Reason { get; init; }

    /// <summary>The text to show the end user, or null.</summary>
    [Id(7)] public string? UserMessage { get; init; }

    /// <summary>Raised by every successful link; 0 before the first.</summary>
    [Id(8)] public long Generation { get; init; }

    /// <summary>False where nothing is recorded of this user and skill.</summary>
    [Id(9)] public bool Exists { get; init; }

    /// <summary>The attempt under way, or null.</summary>
    [Id(10)] public string? Attempt { get; init; }
}
