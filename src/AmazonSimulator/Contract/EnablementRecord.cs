namespace Platform.AmazonSimulator.Contract;

/// <summary>A skill enabled for a user.</summary>
public sealed record EnablementRecord
{
    /// <summary>The simulated user.</summary>
    public required string User { get; init; }

    /// <summary>The skill.</summary>
    public required string SkillId { get; init; }

    /// <summary><c>development</c> or <c>live</c>; only one of them at a time.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether the partner's account is linked, too.</summary>
    public required bool Linked { get; init; }

    /// <summary>The user's region.</summary>
    public required Region Region { get; init; }

    /// <summary>The Alexa user id, one per user and skill.</summary>
    public required string AlexaUserId { get; init; }

    /// <summary>The access token that the partner's token endpoint gave Alexa.</summary>
    public string? PartnerAccessToken { get; init; }

    /// <summary>The refresh token that the partner's token endpoint gave Alexa.</summary>
    public string? PartnerRefreshToken { get; init; }

    /// <summary>How often the link was made, relinks included.</summary>
    public required int Links { get; init; }
}
