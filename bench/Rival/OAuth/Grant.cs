namespace Platform.Rival.OAuth;

/// <summary>Whose a code or refresh token is.</summary>
internal sealed record Grant(string SkillId, string UserId);
