namespace Platform.Rival.Amazon;

/// <summary>A member with a status.</summary>
internal sealed record StatusAnswer(string? Status);
