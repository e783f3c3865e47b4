namespace Platform.AmazonSimulator.Contract;

/// <summary>One user of a seed, and the pair that the partner would hold had the user linked.</summary>
public sealed record SeededGrant
{
    /// <summary>Its number within the seed, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The simulated user: the seed's name, a hyphen and the number.</summary>
    public required string User { get; init; }

    /// <summary>The Alexa user id, as the answer to the enablement would have told it.</summary>
    public required string AlexaUserId { get; init; }

    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>When the access token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
