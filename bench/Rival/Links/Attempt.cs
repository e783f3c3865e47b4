namespace Platform.Rival.Links;

/// <summary>A consent that a callback has claimed.</summary>
internal sealed record Attempt(byte[] StateHash, string SkillId, string UserId, string RedirectUri, string Stage, byte[]? Verifier)
{
    /// <summary>Where it is resumed: the pair that was stored.</summary>
    public SealedPair? Pair { get; init; }

    public DateTime ClaimedAt { get; init; }
}
