namespace Platform.AmazonSimulator.Contract;

/// <summary>How token answers look from now on.</summary>
public sealed record TokenSettings
{
    /// <summary>Seconds that an access token lives.</summary>
    public int LifetimeSeconds { get; init; } = 3_600;

    /// <summary>How <c>expires_in</c> is written.</summary>
    public ExpiresInForm ExpiresIn { get; init; }

    /// <summary>What <c>expires_in</c> says where that shall differ from the true lifetime.</summary>
    public long? ExpiresInValue { get; init; }

    /// <summary>Whether a refresh answers with a refresh token at all.</summary>
    public bool RefreshTokenOnRefresh { get; init; } = true;
}
