namespace Platform.AmazonSimulator.Tokens;

/// <summary>An access token, and the pair it was issued in.</summary>
internal sealed record IssuedAccess
{
    public required long Id { get; init; }

    public required string Value { get; init; }

    public required TokenFamily Family { get; init; }

    /// <summary>The call that was answered with it.</summary>
    public required long Call { get; init; }

    /// <summary>The code or refresh token that it was given for.</summary>
    public required string AnswerTo { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The refresh token of the same answer; null where it was left out.</summary>
    public string? RefreshToken { get; init; }
}
