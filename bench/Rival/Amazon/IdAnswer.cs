namespace Platform.Rival.Amazon;

/// <summary>A member with an id.</summary>
internal sealed record IdAnswer(string? Id);
