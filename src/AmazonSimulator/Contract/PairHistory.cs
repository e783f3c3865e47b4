namespace Platform.AmazonSimulator.Contract;

/// <summary>A token pair that was issued.</summary>
public sealed record PairHistory
{
    /// <summary>Rises by one with every pair.</summary>
    public required long Id { get; init; }

    /// <summary>The consent it descends from: pairs of one family fall together.</summary>
    public required long Family { get; init; }

    /// <summary>The call whose answer carried it; where that call's status is 0 the answer never left.</summary>
    public required long Call { get; init; }

    /// <summary>The code or refresh token that it was given for.</summary>
    public required string AnswerTo { get; init; }

    /// <summary>The client it belongs to.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string User { get; init; }

    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token that came with it; null where the answer left it out.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the access token ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Why it no longer counts, or null: <c>enablement.deleted</c>, <c>app.removed</c>, <c>refresh_token.reused</c>.</summary>
    public string? Revoked { get; init; }
}
