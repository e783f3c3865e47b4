namespace Platform.AmazonSimulator.Tokens;

/// <summary>All tokens that come from one consent: they stand and fall together.</summary>
internal sealed class TokenFamily(long id, string clientId, string skillId, string user, string? stage)
{
    public long Id { get; } = id;

    public string ClientId { get; } = clientId;

    public string SkillId { get; } = skillId;

    public string User { get; } = user;

    /// <summary>The stage of the Alexa app URL; null after Login with Amazon, whose URL names none.</summary>
    public string? Stage { get; } = stage;

    /// <summary>Why the family's tokens no longer count; null while they do.</summary>
    public string? Revoked { get; set; }
}
