namespace Platform.AmazonSimulator.Contract;

/// <summary>The life of one authorization code.</summary>
public sealed record CodeHistory
{
    /// <summary>Rises by one with every code.</summary>
    public required long Id { get; init; }

    /// <summary>The code itself.</summary>
    public required string Code { get; init; }

    /// <summary>The client it was issued to.</summary>
    public required string ClientId { get; init; }

    /// <summary>Who consented.</summary>
    public required string User { get; init; }

    /// <summary>The redirect URI it went to.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>The state it travelled with.</summary>
    public string? State { get; init; }

    /// <summary>The stage of the consent URL; null after Login with Amazon.</summary>
    public string? Stage { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Five minutes later.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often it reached the token endpoint.</summary>
    public required int Presented { get; init; }

    /// <summary>How often it gave a token pair: 0 or 1.</summary>
    public required int Spent { get; init; }

    /// <summary>The newest 32 presentations.</summary>
    public required IReadOnlyList<Presentation> Presentations { get; init; }
}
