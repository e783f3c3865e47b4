namespace Platform.Rival.Skills;

/// <summary>When tokens are refreshed. It is kept and told; the rival's worker refreshes whatever expires.</summary>
internal sealed record RefreshJson(string Policy);
