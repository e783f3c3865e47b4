namespace Platform.AmazonSimulator.Contract;

/// <summary>The life of one refresh token.</summary>
public sealed record RefreshHistory
{
    /// <summary>Rises by one with every refresh token.</summary>
    public required long Id { get; init; }

    /// <summary>The consent it descends from.</summary>
    public required long Family { get; init; }

    /// <summary>The token itself.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>The client it belongs to.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string User { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When its first successor was issued, or null.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>Why it no longer counts, or null.</summary>
    public string? Revoked { get; init; }

    /// <summary>How often it reached the token endpoint.</summary>
    public required int Presented { get; init; }

    /// <summary>How often it gave a token pair.</summary>
    public required int Spent { get; init; }

    /// <summary>The newest 32 presentations.</summary>
    public required IReadOnlyList<Presentation> Presentations { get; init; }
}
