namespace Platform.Rival.Links;

/// <summary>A link's row with its pair.</summary>
internal sealed record HeldLink(string SkillId, string UserId, short Status, long Version, string? Host, SealedPair Pair)
{
    /// <summary>The columns, in the order in which <see cref="LinkStore.ReadHeld"/> wants them.</summary>
    public const string Columns = "skill_id, user_id, status, version, host, access_token, refresh_token, access_expires_at";
}
